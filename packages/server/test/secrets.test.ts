import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { OrionError } from '@orionwiki/core';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../src/app.ts';
import { assemble } from '../src/assemble.ts';
import { readEnvironment } from '../src/env.ts';
import { ScriptedGenerate } from './scripted-generate.ts';
import { startTestServer, type TestServer, wikiBody } from './start-test-server.ts';

const TOKEN = 'ghp_S3cret/Value+with=signs"and\\more';
const KEY = 'sk-another-secret-4711';
const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = wikiBody({
  repository: { url: 'https://git.example.org/owner/repo', username: 'ada', token: TOKEN },
  mode: 'model',
  model: { baseUrl: 'https://llm.example.org/v1', apiKey: KEY, model: 'm' },
});

/** Every spelling in which a token has been seen to leak: plain, in addresses, in headers, in JSON within JSON. */
const SPELLINGS = [
  TOKEN,
  encodeURIComponent(TOKEN),
  Buffer.from(`ada:${TOKEN}`).toString('base64'),
  Buffer.from(`x-access-token:${TOKEN}`).toString('base64'),
  Buffer.from(TOKEN).toString('base64url'),
  JSON.stringify({ TOKEN }),
  KEY,
];

/** Pieces that would remain if a spelling were found only in part. */
const TRACES = [
  'S3cret',
  'another-secret',
  Buffer.from('S3cret/Va').toString('base64'),
  Buffer.from('xS3cret/V').toString('base64').slice(2),
];

let server: TestServer | undefined;
afterEach(() => server?.stop());

function leakingFailure(): Error {
  const words = SPELLINGS.join(' | ');
  const deepest = Object.assign(new Error(`fatal: unable to access ${words}`), { code: 'E_GIT' });
  return new Error(`fetch failed for ${words}`, { cause: new TypeError('wrapped', { cause: deepest }) });
}

describe.each(['/api/generate_ephemeral', '/trpc/generateEphemeral'])('a failing POST %s', (path) => {
  test.each([
    ['an unforeseen error', () => leakingFailure(), 500, 'INTERNAL'],
    [
      'an error with a code',
      () =>
        new OrionError('REPO_UNREACHABLE', {
          params: { host: 'git.example.org', reason: `${TOKEN} ${KEY}` },
          cause: leakingFailure(),
        }),
      502,
      'REPO_UNREACHABLE',
    ],
  ])(
    'with %s leaves stack and causes in the log, and a secret neither there nor in the answer',
    async (_, failure, status, code) => {
      server = await startTestServer({ generate: new ScriptedGenerate((run) => run.fail(failure())).generate });
      const runId = path.startsWith('/trpc') ? { runId: crypto.randomUUID() } : {};
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ ...JSON.parse(BODY), ...runId }),
      });
      const text = await answer.text();
      expect(answer.status).toBe(status);
      expect(text).toContain(code);
      const log = server.logText();
      for (const trace of TRACES) {
        expect(text).not.toContain(trace);
        expect(log).not.toContain(trace);
      }
      const line = server.logLines().find((each) => each.msg === 'run failed');
      expect(line).toMatchObject({
        code,
        outcome: 'failed',
        host: 'git.example.org',
        err: { stack: expect.stringContaining('OrionError'), causes: expect.any(Array) },
      });
      const { causes } = (line as { err: { causes: { type: string; code?: string; stack: string }[] } }).err;
      expect(causes.map(({ type }) => type)).toEqual(['Error', 'TypeError', 'Error']);
      expect(causes.at(-1)).toMatchObject({ code: 'E_GIT', stack: expect.stringContaining('secrets.test.ts') });
      if (code === 'INTERNAL') expect(text).toContain(String(line?.incidentId));
    },
  );
});

test('the log line of a finished run names repository and times, and not the run’s id', async () => {
  server = await startTestServer({ generate: new ScriptedGenerate((run) => run.finish()).generate });
  const runId = crypto.randomUUID();
  await fetch(`${server.url}/api/generate_ephemeral`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ ...JSON.parse(BODY), runId }),
  });
  expect(server.logLines()).toMatchObject([
    { msg: 'run ended', level: 'info', outcome: 'complete', repository: 'owner/repo', workedMs: expect.any(Number) },
  ]);
  expect(server.logText()).not.toContain(runId);
});

describe('a real job with a token', () => {
  let git: GitServer;
  let sample: SampleRepository;
  let app: App;
  let url: string;
  let jobRoot: string;
  let logText = '';

  beforeAll(async () => {
    sample = await createSampleRepository('tiny');
    const { gitDir } = sample;
    const auth = { password: TOKEN };
    const other = { gitDir, auth: { password: 'another' } };
    const later = { gitDir, auth, answer: { after: 2, instead: { redirectTo: 'http://127.0.0.2:1/x' } } };
    git = await startGitServer({
      repositories: {
        'team/right': { gitDir, auth },
        'team/wrong': other,
        'team/missing': { gitDir, answer: 'missing' },
        'team/moved': { gitDir, answer: { redirectTo: 'http://127.0.0.2:1/team/elsewhere' } },
        // One for each procedure: it counts its requests.
        'team/later-0': later,
        'team/later-1': later,
        'team/later-2': later,
        'team/page': { gitDir, answer: 'sign-in-page' },
        'team/silent': { gitDir, auth, answer: 'stall-on-fetch' },
      },
    });
    jobRoot = await mkdtemp(join(tmpdir(), 'orion-jobs-'));
    const read = readEnvironment({ ORION_ALLOW_CIDRS: '127.0.0.0/8', ORION_ALLOW_HTTP: '1', LOG_LEVEL: 'debug' });
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const logDestination = {
      write(line: string) {
        logText += line;
      },
    };
    ({ app } = await assemble(read.environment, { logDestination, jobRoot }));
    ({ url } = await app.listen(0, '127.0.0.1'));
  });

  afterAll(async () => {
    await app.stop({ drainDelayMs: 0, drainTimeoutMs: 0 });
    await git.close();
    await sample.remove();
    await rm(jobRoot, { recursive: true });
  });

  const ask = (path: string, name: string, signal?: AbortSignal): Promise<Response> => {
    const repository = { url: git.repositoryUrl(`team/${name}`), username: 'ada', token: TOKEN };
    const run = path === '/trpc/generateEphemeral' ? { runId: crypto.randomUUID() } : {};
    const body = JSON.stringify({ repository, ...run });
    return fetch(`${url}${path}`, { method: 'POST', headers: JSON_TYPE, body, ...(signal ? { signal } : {}) });
  };
  const expectNoTrace = (...texts: readonly string[]): void => {
    for (const text of texts) for (const trace of [...TRACES, ...SPELLINGS]) expect(text).not.toContain(trace);
  };

  describe.each([
    [0, '/api/generate_ephemeral'],
    [1, '/trpc/generateEphemeral'],
    [2, '/trpc/inspect'],
  ] as const)('(%i) by POST %s', (number, path) => {
    test.each([
      ['right', undefined],
      ['wrong', 'REPO_AUTH_FAILED'],
      ['missing', 'REPO_NOT_FOUND_OR_PRIVATE'],
      ['moved', 'REPO_UNREACHABLE'],
      [`later-${number}`, path === '/trpc/inspect' ? undefined : 'REPO_UNREACHABLE'],
      ['page', 'REPO_NOT_GIT'],
    ])('that ends at %s leaves none in answer and log', async (name, code) => {
      const logged = logText.length;
      const answer = await ask(path, name);
      const text = await answer.text();
      const headers = JSON.stringify([...answer.headers]);
      if (code) expect(text).toContain(code);
      else expect(answer.ok).toBe(true);
      expectNoTrace(text, headers, logText);
      if (path !== '/trpc/inspect') expect(logText.length).toBeGreaterThan(logged);
      expect(await readdir(jobRoot)).toEqual([]);
    });
  });

  test.runIf(process.platform === 'linux')('that is given up leaves none in processes, files and log', async () => {
    const leaving = new AbortController();
    const before = git.requests.length;
    const asking = ask('/api/generate_ephemeral', 'silent', leaving.signal).then(
      () => 'answered',
      (error: unknown) => inspect(error, { depth: 9, showHidden: true }),
    );
    // What the server is, its names, the fetch that is never answered.
    await expect.poll(() => git.requests.length, { timeout: 20_000 }).toBe(before + 3);
    const [processes, files] = [processesAbout(jobRoot), await filesBelow(jobRoot)];
    leaving.abort();
    const error = await asking;
    expect(error).not.toBe('answered');
    await expect.poll(() => readdir(jobRoot), { timeout: 20_000 }).toEqual([]);
    await expect.poll(() => logText, { timeout: 20_000 }).toContain('cancelled');
    expect(processes.join()).toContain('fetch-pack');
    expect(files.length).toBeGreaterThan(0);
    expectNoTrace(error, logText, ...processes, ...files);
  });
});

/** Arguments and environments of the processes that work below a folder. */
function processesAbout(folder: string): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    try {
      const text = `${readFileSync(`/proc/${pid}/cmdline`, 'latin1')}\n${readFileSync(`/proc/${pid}/environ`, 'latin1')}`;
      if (text.includes(folder)) found.push(text);
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
}
