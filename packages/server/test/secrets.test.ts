import { OrionError } from '@orionwiki/core';
import { afterEach, describe, expect, test } from 'vitest';
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
