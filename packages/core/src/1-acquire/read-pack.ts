import { createHash } from 'node:crypto';
import type { Pace } from './pace.ts';
import { applyDelta } from './pack-delta.ts';
import { ID_BYTES, inflateEntry, type ObjectFormat, readEntryHead } from './pack-entry.ts';
import { PackRefusal } from './pack-refusal.ts';

/** How much a pack may become. */
export interface PackBounds {
  /** Everything inflated from one pack, in bytes. */
  readonly packContentBytes: number;
  /** One object, in bytes. */
  readonly packObjectBytes: number;
  /** One delta, in bytes. */
  readonly packDeltaBytes: number;
  /** Deltas one upon the other. */
  readonly packDeltaDepth: number;
}

/** Where an object lies in a pack. */
export interface PackPlace {
  /** First compressed byte. */
  readonly start: number;
  /** Behind the last one. */
  readonly end: number;
  /** Inflated size: of the object, or of the delta that makes it from its base. */
  readonly size: number;
  readonly base: PackPlace | undefined;
}

/** A file's content out of a pack. */
export interface PackedObject {
  readonly bytes: Buffer;
  readonly place: PackPlace;
}

/** What is expected of a pack. */
export interface PackOrder {
  /** The objects it must hold, and no other. */
  readonly oids: ReadonlySet<string>;
  readonly format: ObjectFormat;
  readonly bounds: PackBounds;
  readonly pace: Pace;
}

/** `PACK`, version, number of objects. */
const HEAD_BYTES = 12;

/**
 * The files in a pack, by id. Each one is known by the hash of its content, so that nothing is accepted that was not
 * asked for, whatever the pack says.
 * @source gitformat-pack
 * @throws PackRefusal, CANCELLED
 */
export async function readPack(pack: Buffer, order: PackOrder): Promise<ReadonlyMap<string, PackedObject>> {
  const end = pack.length - ID_BYTES[order.format];
  if (end < HEAD_BYTES || pack.toString('latin1', 0, 4) !== 'PACK') throw new PackRefusal('odd', 'no pack');
  const version = pack.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw new PackRefusal('odd', `a pack of version ${version}`);
  const count = pack.readUInt32BE(8);
  if (count !== order.oids.size) throw new PackRefusal('odd', `${count} objects instead of ${order.oids.size}`);
  const body = pack.subarray(0, end);
  if (!(await hashOf([body], order)).equals(pack.subarray(end))) throw new PackRefusal('odd', 'another checksum');
  return new PackReading(body, order).read();
}

/** Bytes hashed in one turn. */
const HASH_STEP = 1 << 20;

async function hashOf(parts: readonly Buffer[], { format, pace }: PackOrder): Promise<Buffer> {
  const hash = createHash(format);
  for (const part of parts) {
    for (let at = 0; at < part.length; at += HASH_STEP) {
      hash.update(part.subarray(at, at + HASH_STEP));
      await pace.breathe();
    }
  }
  return hash.digest();
}

/** An object whose content is known. */
interface Resolved extends PackedObject {
  /** Where its entry begins. */
  readonly at: number;
  readonly depth: number;
}

/** An entry whose base has not been seen yet. */
interface WaitingDelta {
  readonly at: number;
  readonly delta: Buffer;
  readonly place: Omit<PackPlace, 'base'>;
}

class PackReading {
  readonly #pack: Buffer;
  readonly #order: PackOrder;
  readonly #found = new Map<string, PackedObject>();
  /** By where the entry begins and by id, as deltas name them. */
  readonly #bases = new Map<number | string, Resolved>();
  readonly #waiting = new Map<number | string, WaitingDelta[]>();
  #contentBytes = 0;

  constructor(pack: Buffer, order: PackOrder) {
    this.#pack = pack;
    this.#order = order;
  }

  async read(): Promise<ReadonlyMap<string, PackedObject>> {
    const { oids, pace } = this.#order;
    let at = HEAD_BYTES;
    for (let left = oids.size; left > 0; left--) {
      at = await this.#readEntry(at);
      await pace.breathe();
    }
    if (at !== this.#pack.length) throw new PackRefusal('odd', 'bytes behind the last object');
    // Also when deltas go round in a circle.
    if (this.#found.size !== oids.size) throw new PackRefusal('odd', 'a delta without its base');
    return this.#found;
  }

  /** Reads the entry at `at`; gives where it ends. */
  async #readEntry(at: number): Promise<number> {
    const { base, size, start } = readEntryHead(this.#pack, at, this.#order.format);
    const { packDeltaBytes, packObjectBytes } = this.#order.bounds;
    this.#count(size, base === undefined ? packObjectBytes : packDeltaBytes);
    const { content, length } = await inflateEntry(this.#pack.subarray(start), size);
    const place = { start, end: start + length, size };
    if (base === undefined) await this.#settle({ at, bytes: content, place: { ...place, base }, depth: 0 });
    else {
      const delta = { at, delta: content, place };
      const known = this.#bases.get(base);
      const others = this.#waiting.get(base);
      if (known) await this.#settle(this.#resolve(delta, known));
      else if (others) others.push(delta);
      else this.#waiting.set(base, [delta]);
    }
    return place.end;
  }

  /** Takes an object whose content is known, and all that waited for it, one after the other. */
  async #settle(first: Resolved): Promise<void> {
    const { oids, pace } = this.#order;
    const ready = [first];
    for (let object = ready.pop(); object; object = ready.pop()) {
      const { at, bytes, place } = object;
      const oid = (await hashOf([Buffer.from(`blob ${bytes.length}\0`), bytes], this.#order)).toString('hex');
      if (!oids.has(oid)) throw new PackRefusal('odd', 'an object that was not asked for');
      this.#found.set(oid, { bytes, place });
      for (const name of [at, oid]) {
        this.#bases.set(name, object);
        for (const delta of this.#waiting.get(name) ?? []) {
          ready.push(this.#resolve(delta, object));
          await pace.breathe();
        }
        this.#waiting.delete(name);
      }
    }
  }

  #resolve({ at, delta, place }: WaitingDelta, base: Resolved): Resolved {
    const { packDeltaDepth, packObjectBytes } = this.#order.bounds;
    const depth = base.depth + 1;
    if (depth > packDeltaDepth) throw new PackRefusal('too-large', 'a chain of deltas too long');
    const bytes = applyDelta(base.bytes, delta, Math.min(packObjectBytes, this.#left()));
    this.#count(bytes.length, packObjectBytes);
    return { at, bytes, place: { ...place, base: base.place }, depth };
  }

  #left(): number {
    return this.#order.bounds.packContentBytes - this.#contentBytes;
  }

  /** Before anything is made of it. */
  #count(bytes: number, limit: number): void {
    if (bytes > Math.min(limit, this.#left())) throw new PackRefusal('too-large', `an object of ${bytes} bytes`);
    this.#contentBytes += bytes;
  }
}
