import type { Readable, Writable } from 'node:stream';
import { introduceServer } from './advertisement.ts';
import { compressRequest } from './compress-request.ts';
import { writePackets } from './pkt-line.ts';
import { type FoundRepository, requestObjects } from './preflight.ts';
import type { ServerClock } from './server-clock.ts';

/** Both ends of `git fetch-pack --stateless-rpc`. */
export interface FetchPackPipes {
  readonly stdin: Writable;
  readonly stdout: Readable;
}

/** What is asked of a server. */
export interface FetchWish {
  /** The commit, or a tag that leads to it. */
  readonly commit: string;
  /** Objects to fetch. */
  readonly oids: readonly string[];
}

/** Between whom is carried, and how long. */
export interface Carriage {
  readonly git: FetchPackPipes;
  readonly signal: AbortSignal;
  /** Runs while the server is waited for. */
  readonly clock: ServerClock;
}

/** The request that a server answers with objects holds this packet. */
const DONE = Buffer.from('0009done\n');
const FLUSH = Buffer.from('0000');
/** Ends an answer where each one is a request of its own; servers of version 2 leave it to the client's carrier. */
const RESPONSE_END = Buffer.from('0002');

/**
 * Carries what git says to the server and what the server answers back to git, over the connection that the preflight
 * opened. So git reaches no network and sees no credential, no address and no text of the server but its packets.
 * Ends when the objects were handed over or git is gone.
 * @throws REPO_UNREACHABLE, REPO_AUTH_FAILED, REPO_NOT_FOUND_OR_PRIVATE, REPO_NOT_GIT, CANCELLED
 */
export async function carryFetch(
  repository: FoundRepository,
  { commit, oids }: FetchWish,
  { clock, git, signal }: Carriage,
): Promise<void> {
  const { version } = repository.advertisement;
  await give(git.stdin, writePackets([...oids, 'flush']));
  await give(git.stdin, introduceServer(repository.advertisement, commit));
  for await (const request of version === 2 ? readRequests(git.stdout) : readWrappedRequests(git.stdout)) {
    if (request.includes('command=ls-refs')) {
      await give(git.stdin, Buffer.concat([writePackets([`${commit} HEAD`, 'flush']), RESPONSE_END]));
      continue;
    }
    const message = compressRequest(request);
    clock.start();
    for await (const chunk of await requestObjects(repository, { ...message, signal })) {
      clock.count(chunk.length);
      if (!(await give(git.stdin, chunk, clock))) return;
    }
    clock.stop();
    if (version === 2) await give(git.stdin, RESPONSE_END);
    // What git says from here on is its result.
    if (request.includes(DONE)) break;
  }
  git.stdin.end();
  git.stdout.resume();
}

/** Hands it to git and waits until git has room for more; gives whether git is still there. */
async function give(git: Writable, part: Buffer, clock?: ServerClock): Promise<boolean> {
  if (git.destroyed || git.writableEnded) return false;
  if (git.write(part)) return true;
  clock?.stop();
  await drained(git);
  clock?.start();
  return !git.destroyed;
}

function drained(git: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      git.off('drain', done).off('close', done);
      resolve();
    };
    git.on('drain', done).on('close', done);
  });
}

/** Requests of version 2: packets up to a flush, which belongs to them. */
async function* readRequests(stdout: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const packet of readFrames(stdout)) {
    parts.push(packet);
    if (!packet.equals(FLUSH)) continue;
    yield Buffer.concat(parts);
    parts = [];
  }
}

/** Requests of version 0: git wraps each one into packets, up to a flush. An empty one says that git is done. */
async function* readWrappedRequests(stdout: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const packet of readFrames(stdout)) {
    if (!packet.equals(FLUSH)) {
      parts.push(packet.subarray(4));
      continue;
    }
    if (parts.length === 0) return;
    yield Buffer.concat(parts);
    parts = [];
  }
}

/** Packets with their lengths. Lets go of the stream without ending it. */
async function* readFrames(stdout: Readable): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    for (;;) {
      const length = rest.length < 4 ? 4 : Number.parseInt(rest.toString('latin1', 0, 4), 16);
      const end = Math.max(4, length);
      // Also for what is no packet: the result that git prints in the end.
      if (!(rest.length >= end)) break;
      const packet = rest.subarray(0, end);
      rest = rest.subarray(end);
      yield packet;
    }
  }
}
