import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { openRenderPool } from '../../src/7-render/render-pool.ts';

const pool = openRenderPool();

afterAll(() => pool.close());

const tokenise = (grammar: string, lines: readonly string[], limitMs = 5000) =>
  pool.run({ kind: 'tokenise', grammar, lines, limitMs }, 20_000);

test('code comes back in pieces that join to the same lines', async () => {
  const lines = ['/* a', ' * b */ const x: number = 1; // c', '', '\treturn `t`;'];
  const outcome = await tokenise('typescript', lines);
  if (!('result' in outcome)) throw new RangeError(outcome.failure);
  expect(outcome.result.lines.map((line) => line.map(({ text }) => text).join(''))).toEqual(lines);
  expect(outcome.result.lines[0]).toEqual([{ kind: 'c', text: '/* a' }]);
  expect(outcome.result.lines[1]?.map(({ kind }) => kind)).toContain('k');
});

test.each([
  ['bash', '# x'],
  ['c', '/* x */'],
  ['css', '/* x */'],
  ['docker', '# x'],
  ['go', '// x'],
  ['hcl', '# x'],
  ['ini', '; x'],
  ['make', '# x'],
  ['python', '# x'],
  ['rust', '// x'],
  ['sql', '-- x'],
  ['toml', '# x'],
  ['yaml', '# x'],
  ['zig', '// x'],
])('the grammar %s knows its comments', async (grammar, line) => {
  const outcome = await tokenise(grammar, [line]);
  expect(outcome).toMatchObject({ result: { lines: [[{ kind: 'c' }]] } });
});

test('an unknown grammar leaves the lines plain', async () => {
  expect(await tokenise('__proto__', ['a'])).toMatchObject({ result: { lines: [[{ kind: '', text: 'a' }]] } });
});

test('a line of a megabyte stays one plain piece', async () => {
  const line = '{"a":'.repeat(200_000);
  expect(await tokenise('json', [line])).toMatchObject({ result: { lines: [[{ kind: '', text: line }]] } });
});

test('a block whose time is over ends in plain lines', async () => {
  const outcome = await tokenise('python', ['x = 1', 'y = 2'], -1);
  expect(outcome).toMatchObject({ result: { isComplete: false, lines: [[{ kind: '' }], [{ kind: '' }]] } });
});

test('a job over its limit is given up and the next one runs in a new worker', async () => {
  const slow = await pool.run({ kind: 'tokenise', grammar: 'cpp', lines: ['a<b,'.repeat(400)], limitMs: 60_000 }, 1);
  expect(slow).toEqual({ failure: 'time' });
  expect(await tokenise('ini', ['; x'])).toHaveProperty('result');
});

test('a graph that cannot be laid out fails alone', async () => {
  expect(await pool.run({ kind: 'lay-out', source: 'digraph {' }, 20_000)).toEqual({ failure: 'failed' });
  const good = await pool.run({ kind: 'lay-out', source: 'digraph { n0 -> n1 [comment=0] }' }, 20_000);
  expect(good).toMatchObject({ result: { nodes: [{}, {}], edges: [{}] } });
});

test('after the abort nothing runs', async () => {
  const controller = new AbortController();
  const aborted = openRenderPool(controller.signal);
  controller.abort();
  expect(await aborted.run({ kind: 'lay-out', source: 'digraph {}' }, 1000)).toEqual({ failure: 'closed' });
});

test('a thread that is being ended keeps the process alive, whatever answer is still on its way', async () => {
  const script = `
    import { Worker } from 'node:worker_threads';
    import { openRenderPool } from ${JSON.stringify(new URL('../../src/7-render/render-pool.ts', import.meta.url).href)};
    const ending = new Set();
    const { terminate, unref } = Worker.prototype;
    Worker.prototype.terminate = function () { ending.add(this); return terminate.call(this); };
    Worker.prototype.unref = function () { if (ending.has(this)) console.log('let go'); unref.call(this); };
    const pool = openRenderPool();
    const drawing = { kind: 'lay-out', source: 'digraph { 0 }' };
    await pool.run(drawing, 20000);
    const last = pool.run(drawing, 20000);
    await new Promise(setImmediate);
    // The answer arrives while nobody can hear it, and is heard once the thread is being ended.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    await pool.close();
    await last;
    console.log('closed');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  expect({ said, code }).toEqual({ said: 'closed\n', code: 0 });
});
