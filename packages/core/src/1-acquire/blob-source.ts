import { BlobPacks } from './blob-packs.ts';
import { fetchBlobPack } from './fetch-blob-pack.ts';
import type { BlobFetcher } from './fetch-blobs.ts';
import type { ObjectSource } from './file-source.ts';
import { Pace } from './pace.ts';
import { PackRefusal } from './pack-refusal.ts';
import { readPack } from './read-pack.ts';
import type { FetchTarget } from './run-fetch.ts';

/** When so few files are still too much for the bounds, git does it with its own. */
const FEWEST_IDS = 50;

/** Larger files wait on the disk: most readers take none above half of this, in bytes. */
const MAX_HELD_BYTES = 1 << 20;

/**
 * File contents of a remote commit. They are fetched and read in this process, which is a good deal faster than
 * starting git for it; whatever is out of the ordinary is left to git within its limits.
 */
export class BlobSource implements ObjectSource {
  readonly #target: FetchTarget;
  readonly #git: BlobFetcher;
  readonly #packs: BlobPacks;
  #idsPerRequest: number;
  #isLeftToGit = false;

  constructor(target: FetchTarget, git: BlobFetcher) {
    const { limits } = target.context;
    this.#target = target;
    this.#git = git;
    this.#packs = new BlobPacks(target.jobDir, limits.diskBytes);
    this.#idsPerRequest = limits.idsPerFetch;
  }

  isTooLarge(oid: string): boolean {
    return this.#git.tooLarge.has(oid);
  }

  stopped(): ReturnType<ObjectSource['stopped']> {
    return this.#git.stopped;
  }

  sizeOf(oid: string): number | undefined {
    return this.#packs.sizeOf(oid);
  }

  read(oid: string): Promise<Uint8Array | undefined> {
    return this.#packs.read(oid);
  }

  /** @throws CANCELLED; GitFailure when the server itself fails; the codes of `requestObjects` */
  async fetch(oids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, Uint8Array>> {
    const contents = new Map<string, Uint8Array>();
    const waiting = oids.filter((oid) => this.sizeOf(oid) === undefined && !this.#git.wasAskedFor(oid));
    while (waiting.length > 0) {
      if (this.#isLeftToGit || this.#git.stopped) {
        await this.#git.fetch(waiting, signal);
        break;
      }
      const chunk = waiting.splice(0, this.#idsPerRequest);
      const found = await this.#fetchHere(chunk, signal).catch((error: unknown) => this.#refuse(error, chunk.length));
      if (found) for (const [oid, { bytes }] of found) if (bytes.length <= MAX_HELD_BYTES) contents.set(oid, bytes);
      if (!found) await this.#git.fetch(chunk, signal);
    }
    return contents;
  }

  async #fetchHere(oids: readonly string[], leaving: AbortSignal) {
    const { context, repository } = this.#target;
    const { limits } = context;
    const signal = AbortSignal.any([context.signal, leaving]);
    const pack = await fetchBlobPack({ ...this.#target, context: { ...context, signal } }, oids);
    const format = repository.advertisement.objectFormat;
    const order = { oids: new Set(oids), format, bounds: limits, pace: new Pace(signal) };
    const objects = await readPack(pack, order);
    await this.#packs.keep(pack, objects);
    return objects;
  }

  /** A server that is odd once is not tried again; too much at once is asked for in smaller parts. */
  #refuse(error: unknown, count: number): undefined {
    if (!(error instanceof PackRefusal)) throw error;
    this.#idsPerRequest = Math.min(this.#idsPerRequest, count >> 1);
    if (error.reason !== 'too-large' || this.#idsPerRequest < FEWEST_IDS) this.#isLeftToGit = true;
  }
}
