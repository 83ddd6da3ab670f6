import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sizeOfFolder } from './job-directory.ts';
import { applyDelta } from './pack-delta.ts';
import { inflateEntry } from './pack-entry.ts';
import { PackRefusal } from './pack-refusal.ts';
import type { PackedObject, PackPlace } from './read-pack.ts';

interface StoredObject {
  readonly file: string;
  readonly place: PackPlace;
  /** Of the object, in bytes. */
  readonly size: number;
}

/**
 * Packs that were read and checked here, kept in the job's folder beside git's: pages cite files long after all were
 * read, and asking the server again for a handful would cost a round trip each time.
 */
export class BlobPacks {
  readonly #folder: string;
  readonly #diskBytes: number;
  readonly #stored = new Map<string, StoredObject>();
  #count = 0;

  /** `diskBytes` bounds the folder with everything in it. */
  constructor(folder: string, diskBytes: number) {
    this.#folder = folder;
    this.#diskBytes = diskBytes;
  }

  /** Size in bytes; `undefined` when it is not here. */
  sizeOf(oid: string): number | undefined {
    return this.#stored.get(oid)?.size;
  }

  /** Keeps a pack whose objects were checked. @throws PackRefusal when there is no room */
  async keep(pack: Buffer, objects: ReadonlyMap<string, PackedObject>): Promise<void> {
    const file = join(this.#folder, `files-${this.#count++}.pack`);
    if ((await sizeOfFolder(this.#folder)) + pack.length > this.#diskBytes) throw new PackRefusal('no-room', file);
    try {
      await writeFile(file, pack, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw new PackRefusal('no-room', file, error);
    }
    for (const [oid, { bytes, place }] of objects) this.#stored.set(oid, { file, place, size: bytes.length });
  }

  /** Content as it was checked; `undefined` when it is not here. @throws PackRefusal when somebody changed the folder */
  async read(oid: string): Promise<Buffer | undefined> {
    const stored = this.#stored.get(oid);
    if (!stored) return undefined;
    const file = await open(stored.file);
    try {
      const chain: Buffer[] = [];
      for (let place: PackPlace | undefined = stored.place; place; place = place.base) {
        const compressed = Buffer.allocUnsafe(place.end - place.start);
        await file.read(compressed, 0, compressed.length, place.start);
        chain.push((await inflateEntry(compressed, place.size)).content);
      }
      const whole = chain.pop() as Buffer;
      return chain.reduceRight<Buffer>((base, delta) => applyDelta(base, delta, Number.MAX_SAFE_INTEGER), whole);
    } finally {
      await file.close();
    }
  }
}
