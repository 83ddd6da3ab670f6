import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { GitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acquire } from '../../src/1-acquire/acquire.ts';
import { isOrionError } from '../../src/errors/orion-error.ts';
import { Secret } from '../../src/text/secret.ts';
import { Loopback, readBlobs } from './loopback.ts';

const TOKEN = 'tok_4f9c2b7e81d35a60';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The token as it is, as a header carries it, and as it would stand inside any other text in base64. */
const FORMS = [
  TOKEN,
  base64(`oauth2:${TOKEN}`),
  base64(TOKEN).slice(0, -4),
  base64(`x${TOKEN}`).slice(4, -4),
  base64(`xx${TOKEN}`).slice(4, -4),
  encodeURIComponent(TOKEN),
  Buffer.from(TOKEN).toString('hex'),
];
const holdsToken = (text: string): boolean => FORMS.some((form) => text.includes(form));

let loopback: Loopback;
let service: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  service = await loopback.keep(createSampleRepository('typescript-service'));
});
afterAll(() => loopback.close());

/**
 * Looks into every process of this computer and every file of the job folder, as often as it can, until it is stopped.
 */
class Watch {
  readonly leaks = new Set<string>();
  gitSeen = 0;
  filesSeen = 0;
  #isOn = true;

  constructor() {
    this.#look();
  }

  stop(): void {
    this.#isOn = false;
  }

  /** Resolves when git works. */
  async untilGit(): Promise<void> {
    while (this.gitSeen === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  #look(): void {
    if (!this.#isOn) return;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
      const command = readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
      const environment = readText(`/proc/${pid}/environ`);
      const isOurs = environment.includes(loopback.jobRoot) || command.includes(loopback.jobRoot);
      if (isOurs && /^git .*fetch-pack/.test(command)) this.gitSeen++;
      if (holdsToken(command)) this.leaks.add(`arguments: ${command}`);
      if (isOurs && holdsToken(environment)) this.leaks.add(`environment: ${command}`);
    }
    for (const name of readdirSync(loopback.jobRoot, { recursive: true, encoding: 'utf8' })) {
      const content = readText(join(loopback.jobRoot, name));
      if (content !== '') this.filesSeen++;
      if (holdsToken(name) || holdsToken(content)) this.leaks.add(`file: ${name}`);
    }
    setImmediate(() => this.#look());
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // A folder, or gone meanwhile.
    return '';
  }
}

/** Everything that a caller can see of a value, hidden fields and causes included. */
function allOf(value: unknown): string {
  return inspect(value, { depth: 12, showHidden: true, maxArrayLength: null }) + JSON.stringify(value);
}

/** How a job with a token can end. */
interface WayOut {
  /** `undefined`: well. */
  readonly code: string | undefined;
  /** When the caller gives up. */
  readonly abort?: 'at-once' | 'when-git-works' | 'while-reading';
  readonly isGitUsed: boolean;
}

const WAYS_OUT: Readonly<Record<string, WayOut>> = {
  'right-token': { code: undefined, isGitUsed: true },
  'right-token-v0': { code: undefined, isGitUsed: true },
  'token-not-needed': { code: undefined, isGitUsed: true },
  'wrong-token': { code: 'REPO_AUTH_FAILED', isGitUsed: false },
  'withdrawn-before-names': { code: 'REPO_NOT_FOUND_OR_PRIVATE', isGitUsed: false },
  'withdrawn-before-fetch': { code: 'REPO_NOT_FOUND_OR_PRIVATE', isGitUsed: true },
  missing: { code: 'REPO_NOT_FOUND_OR_PRIVATE', isGitUsed: false },
  'redirect-to-private': { code: 'REPO_NOT_FOUND_OR_PRIVATE', isGitUsed: false },
  'redirect-to-public': { code: undefined, isGitUsed: true },
  'redirect-of-names': { code: 'REPO_NOT_GIT', isGitUsed: false },
  'redirect-of-fetch': { code: 'REPO_UNREACHABLE', isGitUsed: true },
  'redirect-inwards': { code: 'REPO_HOST_FORBIDDEN', isGitUsed: false },
  'sign-in-page': { code: 'REPO_NOT_GIT', isGitUsed: false },
  fault: { code: 'REPO_UNREACHABLE', isGitUsed: false },
  'fault-of-fetch': { code: 'REPO_UNREACHABLE', isGitUsed: true },
  silence: { code: 'REPO_UNREACHABLE', isGitUsed: false },
  'silence-of-fetch': { code: 'CLONE_TIMEOUT', isGitUsed: true },
  'abort-at-once': { code: 'CANCELLED', abort: 'at-once', isGitUsed: false },
  'abort-of-fetch': { code: 'CANCELLED', abort: 'when-git-works', isGitUsed: true },
  'abort-of-reading': { code: 'CANCELLED', abort: 'while-reading', isGitUsed: true },
};

/** One server with a repository for every way out, and one that a redirect leads to. */
async function servers(): Promise<{ server: GitServer; other: GitServer }> {
  const { gitDir } = service;
  const other = await loopback.serve({ public: gitDir, private: { gitDir, auth: { password: 'another' } } });
  const auth = { password: TOKEN };
  const to = (name: string) => ({ redirectTo: `${other.url}/${name}` });
  const server = await loopback.serve({
    'right-token': { gitDir, auth },
    'right-token-v0': { gitDir, auth, protocolVersion: 0 },
    'token-not-needed': gitDir,
    'wrong-token': { gitDir, auth: { password: 'another' } },
    'withdrawn-before-names': { gitDir, auth, answer: { after: 1, instead: 'missing' } },
    'withdrawn-before-fetch': { gitDir, auth, answer: { after: 2, instead: 'missing' } },
    missing: { gitDir, answer: 'missing' },
    'redirect-to-private': { gitDir, answer: to('private') },
    'redirect-to-public': { gitDir, answer: to('public') },
    'redirect-of-names': { gitDir, auth, answer: { after: 1, instead: to('public') } },
    'redirect-of-fetch': { gitDir, auth, answer: { after: 2, instead: to('public') } },
    'redirect-inwards': { gitDir, answer: { redirectTo: 'http://10.0.0.1/x' } },
    'sign-in-page': { gitDir, answer: 'sign-in-page' },
    fault: { gitDir, answer: 'unavailable' },
    'fault-of-fetch': { gitDir, auth, answer: { after: 2, instead: 'unavailable' } },
    silence: { gitDir, answer: 'stall' },
    'silence-of-fetch': { gitDir, auth, answer: 'stall-on-fetch' },
    'abort-at-once': { gitDir, answer: 'stall' },
    'abort-of-fetch': { gitDir, auth, answer: 'stall-on-fetch' },
    'abort-of-reading': { gitDir, auth, answer: { after: 3, instead: 'stall' } },
  });
  return { server, other };
}

describe.runIf(process.platform === 'linux')('a token is in no argument, environment, file, result or error', () => {
  it.each(Object.entries(WAYS_OUT))('%s', async (name, { abort, code, isGitUsed }) => {
    const { other, server } = await servers();
    const ending = new AbortController();
    const patience = name === 'silence' ? { preflightMs: 500 } : name === 'silence-of-fetch' ? { gitIdleMs: 1000 } : {};
    const said: unknown[] = [];
    const ports = loopback.ports({
      signal: ending.signal,
      limits: patience,
      onProgress: (progress) => said.push(progress),
    });
    const watch = new Watch();
    const working = acquire({ url: `${server.url}/${name}`, token: new Secret(TOKEN) }, ports).then(
      async (snapshot) => {
        said.push(snapshot);
        try {
          if (abort === 'while-reading') setImmediate(() => ending.abort());
          const options = { onNotice: (notice: object) => void said.push(notice) };
          expect(await readBlobs(snapshot, options)).toHaveLength(27);
        } finally {
          await snapshot.close();
        }
      },
    );
    const outcome = working.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (abort === 'at-once') setImmediate(() => ending.abort());
    if (abort === 'when-git-works') await watch.untilGit().then(() => ending.abort());
    const error = await outcome;
    watch.stop();
    if (error !== undefined && !isOrionError(error)) throw error;
    expect(error?.code).toBe(code);
    expect([...watch.leaks]).toEqual([]);
    expect([allOf(error), ...said.map(allOf)].some(holdsToken)).toBe(false);
    // Not an empty search: the token was sent to the first server, and git and its files were there to be looked at.
    expect(server.requests.some(({ hasAuthorization }) => hasAuthorization)).toBe(name !== 'abort-at-once');
    expect(other.requests.some(({ hasAuthorization }) => hasAuthorization)).toBe(false);
    if (isGitUsed) expect(watch.filesSeen).toBeGreaterThan(0);
    expect(await loopback.jobs()).toEqual([]);
  });
});
