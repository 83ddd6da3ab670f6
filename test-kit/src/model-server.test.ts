import { afterEach, expect, test } from 'vitest';
import {
  honestPage,
  type ModelServer,
  type ModelServerOptions,
  readPromptFacts,
  startModelServer,
} from './model-server.ts';

const open: ModelServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(options: ModelServerOptions = {}): Promise<ModelServer> {
  const server = await startModelServer(options);
  open.push(server);
  return server;
}

const PROMPT = [
  { role: 'system', content: 'Write.' },
  { role: 'user', content: '[e1] a.ts:1 | One.\n## Part\n[e2] b.ts:3-9, [e3] c.ts:4 | `two` is here.\nnothing' },
];

function ask(server: ModelServer, body: Record<string, unknown> = {}, key = 'k'): Promise<Response> {
  return fetch(`${server.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'm', messages: PROMPT, ...body }),
  });
}

test('the facts of a prompt are found with their headings', () => {
  expect(readPromptFacts(PROMPT)).toEqual([
    { ids: ['e1'], path: 'a.ts', text: 'One.', heading: '' },
    { ids: ['e2', 'e3'], path: 'b.ts', text: '`two` is here.', heading: 'Part' },
  ]);
});

test('an honest answer says the facts under their headings', async () => {
  const answer = (await (await ask(await start())).json()) as { choices: { message: { content: string } }[] };
  expect(answer.choices[0]?.message.content).toBe(honestPage(PROMPT));
  expect(honestPage(PROMPT)).toContain('## Part\n\nAs the lines show: `two` is here [e2, e3].');
});

test('a stream ends with usage and a mark', async () => {
  const text = await (await ask(await start(), { stream: true, max_tokens: 2 })).text();
  const events = text.split('\n\n').filter((event) => event !== '');
  expect(events).toHaveLength(5);
  expect(events[2]).toContain('"finish_reason":"length"');
  expect(events[3]).toContain('"completion_tokens":2');
  expect(events[4]).toBe('data: [DONE]');
});

test('models are listed; others are not there', async () => {
  const server = await start({ models: ['one'] });
  expect(await (await fetch(`${server.baseUrl}/models`)).text()).toContain('"one"');
  expect((await ask(server, { model: 'two' })).status).toBe(404);
  expect((await ask(server, { model: 'one' })).status).toBe(200);
});

test('a wrong key is refused before the call is counted', async () => {
  const server = await start({ apiKey: 'right' });
  expect((await ask(server, {}, 'wrong')).status).toBe(401);
  expect(server.calls).toEqual([]);
});

test('the script decides call by call; its last entry repeats', async () => {
  const server = await start({
    script: [
      { kind: 'status', status: 500 },
      { kind: 'say', text: 'x' },
    ],
  });
  const statuses = [await ask(server), await ask(server), await ask(server)].map(({ status }) => status);
  expect(statuses).toEqual([500, 200, 200]);
});

test('a caller that hangs up is written down', async () => {
  const server = await start({ script: { kind: 'stall', afterTokens: 1 } });
  const caller = new AbortController();
  const answer = await fetch(`${server.baseUrl}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'm', messages: PROMPT, stream: true }),
    signal: caller.signal,
  });
  caller.abort();
  await answer.text().catch(() => undefined);
  await expect.poll(() => server.calls[0]?.aborted).toBe(true);
});
