import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ACQUIRE_LIMITS } from '../../src/1-acquire/acquire-limits.ts';
import { GIT_SAFE_PATH, gitEnvironment } from '../../src/1-acquire/git-process.ts';
import { Loopback } from './loopback.ts';

let loopback: Loopback;
let tiny: SampleRepository;
beforeAll(async () => {
  loopback = await Loopback.open();
  tiny = await loopback.keep(createSampleRepository('tiny'));
});
afterAll(() => loopback.close());

/** What git says when it is asked to fetch from there in spite of every check before it. */
async function refusalOf(source: string): Promise<string> {
  const { gitDir } = tiny;
  const { signal } = new AbortController();
  const context = { gitDir, limits: DEFAULT_ACQUIRE_LIMITS, hasResourceLimits: true, signal };
  const args = ['-c', 'protocol.ext.allow=always', 'fetch', '--depth=1', '--', source, '+HEAD:refs/orion/src'];
  const child = spawn(GIT_SAFE_PATH, args, { env: gitEnvironment(context) });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(code).not.toBe(0);
  return said;
}

describe('git behind the wrapper', () => {
  it.each([
    ['ext::sh -c "touch MARK"', /transport 'ext' not allowed/],
    ['file:///DIR', /transport 'file' not allowed/],
    ['DIR', /transport 'file' not allowed/],
    ['ssh://127.0.0.1:PORT/x', /transport 'ssh' not allowed/],
    ['git@127.0.0.1:x.git', /transport 'ssh' not allowed/],
    ['git://127.0.0.1:PORT/x', /transport 'git' not allowed/],
    ['ftp://127.0.0.1:PORT/x', /transport 'ftp' not allowed/],
    ['fd::3', /transport 'fd' not allowed/],
    ['foo::http://127.0.0.1:PORT/x', /transport 'foo' not allowed/],
    ['gopher://127.0.0.1:PORT/x', /transport 'gopher' not allowed/],
    ['http::file:///etc/passwd', /transport 'http' not allowed/],
    ['http::gopher://127.0.0.1:PORT/x', /transport 'http' not allowed/],
    ['http://127.0.0.1:PORT/x', /transport 'http' not allowed/],
    ['https://127.0.0.1:PORT/x', /transport 'https' not allowed/],
  ])('does not fetch from %s', async (pattern, refusal) => {
    let contacts = 0;
    const listener = createServer(() => contacts++).listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as { port: number };
    const mark = join(loopback.jobRoot, 'mark');
    const source = pattern.replace('MARK', mark).replace('DIR', tiny.dir).replace('PORT', String(port));
    expect(await refusalOf(source)).toMatch(refusal);
    await new Promise((resolve) => listener.close(resolve));
    expect(contacts).toBe(0);
    expect(existsSync(mark)).toBe(false);
  });

  it('takes no text that looks like an option for one', async () => {
    const mark = join(loopback.jobRoot, 'mark');
    expect(await refusalOf(`--upload-pack=touch ${mark}`)).toMatch(/not allowed|does not appear|strange pathname/);
    expect(existsSync(mark)).toBe(false);
  });
});
