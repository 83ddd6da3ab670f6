import { OrionError } from '#errors';
import type { Advertisement } from './advertisement.ts';
import { compressRequest } from './compress-request.ts';
import { watchBounds } from './git-bounds.ts';
import { GitFailure, type GitStop } from './git-failure.ts';
import { PackAnswer } from './pack-answer.ts';
import { PackRefusal } from './pack-refusal.ts';
import { writePackets } from './pkt-line.ts';
import { requestObjects } from './preflight.ts';
import type { FetchTarget } from './run-fetch.ts';
import { ServerClock } from './server-clock.ts';

/**
 * The pack of the files, in memory, without git. Bounded in time, silence, speed and bytes.
 * @throws PackRefusal when the server answers something else; GitFailure when it is too slow; REPO_UNREACHABLE,
 *   REPO_AUTH_FAILED, REPO_NOT_FOUND_OR_PRIVATE, CANCELLED
 */
export async function fetchBlobPack({ context, repository }: FetchTarget, oids: readonly string[]): Promise<Buffer> {
  const { limits, signal } = context;
  const { advertisement } = repository;
  const request = compressRequest(writeRequest(advertisement, oids));
  const answer = new PackAnswer(advertisement.version, limits.packBytes);
  const leaving = new AbortController();
  let stop: GitStop | undefined;
  const end = (reason: GitStop): void => {
    stop ??= reason;
    leaving.abort();
  };
  const clock = new ServerClock(limits.gitIdleMs, () => end('idle'));
  const stopWatching = watchBounds(context, undefined, end);
  try {
    clock.start();
    for await (const chunk of await requestObjects(repository, { ...request, signal: leaving.signal })) {
      clock.count(chunk.length);
      if (answer.push(chunk)) clock.heard();
    }
    return answer.finish();
  } catch (error) {
    if (signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire', cause: error });
    if (stop) throw new GitFailure('fetch', { stderr: '', stop });
    throw isRefusedRequest(error) ? new PackRefusal('odd', 'a request that was refused', error) : error;
  } finally {
    clock.stop();
    stopWatching();
  }
}

/** Something answered that may understand git where it does not understand us. */
function isRefusedRequest(error: unknown): boolean {
  if (!(error instanceof OrionError)) return false;
  return error.code === 'REPO_NOT_GIT' || (error.params as { reason?: unknown }).reason === 'server-error';
}

/**
 * Asks for files by id, as git would, and names no object that is here already: so every delta has its base in the pack.
 * What a server says about its progress is a sign of life, hence not refused.
 * @source gitprotocol-v2 (`fetch`), gitprotocol-http (version 0)
 */
function writeRequest({ abilities, objectFormat, version }: Advertisement, oids: readonly string[]): Buffer {
  if (version === 0) {
    if (!abilities.includes('side-band-64k')) throw new PackRefusal('odd', 'a server without bands');
    const words = ['side-band-64k', 'ofs-delta', `object-format=${objectFormat}`].filter((w) => abilities.includes(w));
    const [first = '', ...others] = oids;
    const wants = [`${first} ${words.join(' ')}`, ...others].map((oid) => `want ${oid}`);
    return writePackets([...wants, 'flush', 'done']);
  }
  const format = objectFormat === 'sha256' ? ['object-format=sha256'] : [];
  const wants = oids.map((oid) => `want ${oid}`);
  return writePackets(['command=fetch', ...format, 'delimiter', 'ofs-delta', ...wants, 'done', 'flush']);
}
