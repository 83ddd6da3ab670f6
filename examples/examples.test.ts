import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const client = join(root, 'packages/client');
const PACK_TIMEOUT_MS = 120_000;

/** Statements that must not compile, with a word the compiler's complaint must hold. */
const WRONG = [
  [`await ow.generate({ repository: { url: 'x', tokn: 'y' } });`, 'tokn'],
  ['await ow.generate({});', 'repository'],
  [`await ow.generate({ repository: { url: 'x' }, mode: 'magic' });`, 'magic'],
  [`ow.follow('id', { onProgress: (event) => event.type === 'finished' });`, 'finished'],
  [`(await ow.generate({ repository: { url: 'x' } })).pdf;`, 'pdf'],
  [`await ow.result('id', 'docx');`, 'docx'],
] as const;

let sample: SampleRepository;
let git: GitServer;
let server: { readonly url: string; stop(): Promise<unknown> };

beforeAll(async () => {
  sample = await createSampleRepository('python-tool');
  git = await startGitServer({ repositories: { 'team/tool': sample.gitDir } });
  server = await startServer();
});

afterAll(async () => {
  await server.stop();
  await git.close();
  await sample.remove();
});

describe('examples/curl.sh', () => {
  test('saves the wiki', async () => {
    await inEmptyFolder(async (folder) => {
      await run(join(root, 'examples/curl.sh'), [git.repositoryUrl('team/tool'), server.url], { cwd: folder });
      expect(await readFile(join(folder, 'wiki.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    });
  });

  test('prints why there is none and leaves no file', async () => {
    await inEmptyFolder(async (folder) => {
      const args = [git.repositoryUrl('team/nothing'), server.url];
      const failure = await run(join(root, 'examples/curl.sh'), args, { cwd: folder }).catch((error) => error);
      expect(failure.code).toBe(22);
      expect(JSON.parse(failure.stderr.split('\n').find((line: string) => line.startsWith('{')))).toMatchObject({
        code: 'REPO_NOT_FOUND_OR_PRIVATE',
      });
      expect(await readdir(folder)).toEqual([]);
    });
  });
});

describe('the packed client in a folder outside the workspace', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orion-packed-'));
    await installPacked(folder);
    await copyFile(join(root, 'examples/typed-client.ts'), join(folder, 'typed-client.ts'));
  }, PACK_TIMEOUT_MS);
  afterAll(() => rm(folder, { recursive: true }));

  test('the example has at most eight lines of substance', async () => {
    const text = await readFile(join(folder, 'typed-client.ts'), 'utf8');
    const statements = text.split(/;\n/).filter((statement) => statement.trim() !== '');
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  test('the example type-checks, with the package’s own declarations checked too', async () => {
    expect(await typeCheck(folder, ['typed-client.ts'])).toBe('');
  });

  test('wrong inputs and uses do not compile', async () => {
    const head = [`import { createClient } from '@orionwiki/client';`, `const ow = createClient({ url: 'x' });`];
    const body = WRONG.map(([statement]) => statement);
    await writeFile(join(folder, 'wrong.ts'), [...head, ...body].join('\n'));
    const complaints = await typeCheck(folder, ['wrong.ts']);
    for (const [index, [, word]] of WRONG.entries()) {
      const line = complaints.split(/\n(?=\S)/).find((text) => text.startsWith(`wrong.ts(${head.length + index + 1},`));
      expect(line).toMatch(new RegExp(`error TS.*${word}`, 's'));
    }
  });

  test('the example makes a wiki', async () => {
    const args = ['typed-client.ts', git.repositoryUrl('team/tool'), server.url];
    const { stdout, stderr } = await run(process.execPath, args, { cwd: folder });
    expect(stdout).toMatch(/^wiki\.html: \d+ pages, \d+ citations, complete$/m);
    expect(stderr).toContain('stage-start');
    expect(await readFile(join(folder, 'wiki.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });
});

/** Packs the client and unpacks it as an installer would, with its dependencies beside it. */
async function installPacked(folder: string): Promise<void> {
  await run('pnpm', ['pack', '--pack-destination', folder], { cwd: client });
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@orionwiki/client'), { recursive: true });
  await run('tar', ['-xzf', archive ?? '', '-C', join(modules, '@orionwiki/client'), '--strip-components=1'], {
    cwd: folder,
  });
  const { dependencies } = JSON.parse(await readFile(join(modules, '@orionwiki/client/package.json'), 'utf8'));
  expect(Object.keys(dependencies).sort()).toEqual(['@trpc/client', '@trpc/server', 'eventsource', 'zod']);
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    await mkdir(join(modules, name, '..'), { recursive: true });
    await symlink(join(client, 'node_modules', name), join(modules, name));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
}

/** The compiler's complaints; empty when there are none. */
async function typeCheck(folder: string, files: readonly string[]): Promise<string> {
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'nodenext', '--types', 'node'];
  const compiler = join(root, 'node_modules/.bin/tsc');
  const { stdout } = await run(compiler, [...options, '--ignoreConfig', ...files], { cwd: folder }).catch(
    (error) => error,
  );
  return stdout.trim();
}

async function inEmptyFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'orion-example-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startServer(): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const child = spawn(process.execPath, [join(root, 'packages/server/src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      PORT_BACKEND: '0',
      DRAIN_DELAY_MS: '0',
      ORION_ALLOW_CIDRS: '127.0.0.0/8',
      ORION_ALLOW_HTTP: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const { msg, url } = JSON.parse(line);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    return {
      url,
      stop() {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }
  throw new Error('the server did not start');
}
