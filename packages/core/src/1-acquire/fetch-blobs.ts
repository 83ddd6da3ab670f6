import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoticeCode } from '#vocabulary';
import { isTooLarge } from './fetch-error.ts';
import { fetchEverything } from './fetch-tree.ts';
import { GitFailure } from './git-failure.ts';
import { type FetchTarget, runFetch } from './run-fetch.ts';

/** Has git fetch file contents by object id, a bounded number at a time. */
export class BlobFetcher {
  readonly #target: FetchTarget;
  readonly #asked = new Set<string>();
  #bisections: number;
  #working = 0;
  #everything: Promise<void> | undefined;
  /** Why nothing more is fetched. */
  stopped: Extract<NoticeCode, 'DISK_LIMIT' | 'NO_PARTIAL_FETCH'> | undefined;

  /** Objects that alone were too much for the limits. */
  readonly tooLarge = new Set<string>();

  constructor(target: FetchTarget) {
    this.#target = target;
    this.#bisections = target.context.limits.maxBisections;
  }

  /** Whether it is here with git, or was found to be too much or missing. */
  wasAskedFor(oid: string): boolean {
    return this.#asked.has(oid);
  }

  /**
   * Asks the server for those of the objects that were not asked for before. Objects too large for the limits stay
   * missing: a failing request is split in two until the culprit is alone, within a budget of splits. A server that
   * gives out nothing by id is asked for the whole commit once. May be called again before it is done.
   * @throws CANCELLED; GitFailure when the server itself fails
   */
  async fetch(oids: readonly string[], signal: AbortSignal): Promise<void> {
    const { context } = this.#target;
    const target = { ...this.#target, context: { ...context, signal: AbortSignal.any([context.signal, signal]) } };
    const fresh = oids.filter((oid) => !this.#asked.has(oid));
    const { idsPerFetch } = context.limits;
    const waiting: (readonly string[])[] = [];
    for (let start = 0; start < fresh.length; start += idsPerFetch)
      waiting.push(fresh.slice(start, start + idsPerFetch));
    for (let chunk = waiting.shift(); chunk && !this.stopped; chunk = waiting.shift()) {
      const failure = await this.#tryFetch(target, chunk);
      for (const oid of chunk) this.#asked.add(oid);
      if (!failure) continue;
      if (isObjectRefused(failure)) {
        this.stopped = 'NO_PARTIAL_FETCH';
        this.#everything ??= fetchEverything(target);
      } else if (failure.stop === 'disk') this.stopped = 'DISK_LIMIT';
      else if (!isTooLarge(failure)) throw failure;
      else if (chunk.length === 1) this.tooLarge.add(chunk[0] as string);
      else if (this.#bisections-- > 0) {
        const middle = chunk.length >> 1;
        waiting.unshift(chunk.slice(0, middle), chunk.slice(middle));
      }
    }
    await this.#everything;
  }

  async #tryFetch(target: FetchTarget, oids: readonly string[]): Promise<GitFailure | undefined> {
    this.#working++;
    let hasFailed = true;
    try {
      await runFetch(target, { oids, options: [] });
      hasFailed = false;
      return undefined;
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      return error;
    } finally {
      this.#working--;
      // What another fetch is writing looks the same as what this one left; the job's folder goes in the end anyway.
      if (hasFailed && this.#working === 0) await removeLeftovers(target.context.gitDir);
    }
  }
}

/** The server does not give out objects by id, or not this one. */
function isObjectRefused(failure: GitFailure): boolean {
  return /not our ref|unadvertised object/i.test(failure.stderr);
}

/** A killed fetch leaves its half of a pack and its locks behind. */
async function removeLeftovers(gitDir: string): Promise<void> {
  const packs = join(gitDir, 'objects', 'pack');
  const names = await readdir(packs).catch(() => []);
  for (const name of names) if (name.startsWith('tmp_')) await rm(join(packs, name), { force: true });
  for (const name of await readdir(gitDir).catch(() => []))
    if (name.endsWith('.lock')) await rm(join(gitDir, name), { force: true });
}
