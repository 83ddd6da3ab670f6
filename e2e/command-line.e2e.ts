import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitServer, startGitServer } from '@orionwiki/test-kit/git-server';
import { createSampleRepository, type SampleRepository } from '@orionwiki/test-kit/samples';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOOPBACK_ENVIRONMENT, ROOT } from './product.ts';

let samples: SampleRepository[] = [];
let git: GitServer;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orionwiki-cli-'));
  samples = await Promise.all(
    ['typescript-service', 'python-tool', 'empty'].map((kind) => createSampleRepository(kind as 'tiny')),
  );
  const [service, tool, empty] = samples;
  git = await startGitServer({
    repositories: {
      'acme/service': service?.gitDir ?? '',
      'acme/tool': { gitDir: tool?.gitDir ?? '', auth: { password: 'letmein-1234' } },
      'acme/empty': empty?.gitDir ?? '',
    },
  });
});

afterAll(async () => {
  await git.close();
  await rm(folder, { recursive: true, force: true });
  await Promise.all(samples.map((sample) => sample.remove()));
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function wiki(args: readonly string[], options: { env?: Record<string, string>; input?: string } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'packages/cli/dist/main.mjs'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', CI: '1', ...LOOPBACK_ENVIRONMENT, ...options.env },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    child.stdin.end(options.input ?? '');
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

test('a remote repository becomes a file whose path is the last line of stdout, and every citation verifies', async () => {
  const made = await wiki([git.repositoryUrl('acme/service')]);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const path = made.stdout.trim().split('\n').at(-1) ?? '';
  expect(path).toMatch(/acme-service-[0-9a-f]{7}-wiki\.en\.html$/);
  expect(made.stderr).not.toContain('\u001b');
  const verified = await wiki(['verify', path, '--repo', git.repositoryUrl('acme/service')]);
  expect(verified, verified.stderr + verified.stdout).toMatchObject({ code: 0 });
});

test('a changed citation is found with exit code 8', async () => {
  const made = await wiki([git.repositoryUrl('acme/service'), '-f', 'json', '-o', 'bad.json']);
  expect(made.code, made.stderr).toBe(0);
  const bundle = JSON.parse(await readFile(join(folder, 'bad.json'), 'utf8')) as {
    pages: { citations: { startLine: number; endLine: number }[] }[];
  };
  const citation = bundle.pages.flatMap((page) => page.citations)[0];
  if (citation) Object.assign(citation, { startLine: 90_000, endLine: 90_001 });
  await writeFile(join(folder, 'bad.json'), JSON.stringify(bundle));
  const verified = await wiki(['verify', 'bad.json', '--repo', git.repositoryUrl('acme/service')]);
  expect(verified.code, verified.stdout).toBe(8);
});

test('the token comes from the environment or stdin, and appears nowhere', async () => {
  const url = git.repositoryUrl('acme/tool');
  const byEnvironment = await wiki([url, '-o', 'env.html'], { env: { ORIONWIKI_TOKEN: 'letmein-1234' } });
  expect(byEnvironment.code, byEnvironment.stderr).toBe(0);
  const byStdin = await wiki([url, '-o', 'stdin.html', '--token-stdin'], { input: 'letmein-1234\n' });
  expect(byStdin.code, byStdin.stderr).toBe(0);
  for (const name of ['env.html', 'stdin.html']) {
    expect(await readFile(join(folder, name), 'utf8')).not.toContain('letmein-1234');
  }
  expect(byStdin.stderr + byStdin.stdout + byEnvironment.stderr + byEnvironment.stdout).not.toContain('letmein-1234');
});

test.each([
  { title: 'not an address', args: ['::'], code: 'REPO_URL_INVALID', exit: 2 },
  { title: 'missing repository', args: ['@/acme/nothing.git'], code: 'REPO_NOT_FOUND_OR_PRIVATE', exit: 3 },
  { title: 'private without a token', args: ['@/acme/tool.git'], code: 'REPO_NOT_FOUND_OR_PRIVATE', exit: 3 },
  {
    title: 'wrong token',
    args: ['@/acme/tool.git'],
    env: { ORIONWIKI_TOKEN: 'wrong-5678' },
    code: 'REPO_AUTH_FAILED',
    exit: 3,
  },
  { title: 'wrong branch', args: ['@/acme/service.git', '--ref', 'no-such-branch'], code: 'REF_NOT_FOUND', exit: 3 },
  { title: 'short commit id', args: ['@/acme/service.git', '--ref', 'abc1234'], code: 'REF_TOO_SHORT', exit: 2 },
  { title: 'missing folder', args: ['@/acme/service.git', '--subdir', 'nowhere'], code: 'SUBDIR_NOT_FOUND', exit: 3 },
  { title: 'empty repository', args: ['@/acme/empty.git'], code: 'REPO_EMPTY', exit: 3 },
  { title: 'dead host', args: ['http://127.0.0.1:1/acme/service.git'], code: 'REPO_UNREACHABLE', exit: 4 },
  { title: 'forbidden host', args: ['http://169.254.169.254/latest'], code: 'REPO_HOST_FORBIDDEN', exit: 2 },
  { title: 'unknown option', args: ['acme/service', '--formt', 'html'], code: 'REQUEST_INVALID', exit: 2 },
  { title: 'secret as an option', args: ['acme/service', '--token', 'x'], code: 'REQUEST_INVALID', exit: 2 },
  { title: 'model without a key', args: ['@/acme/service.git', '--model', 'm'], code: 'REQUEST_INVALID', exit: 2 },
])('$title ends with $code in both languages', async ({ args, env, code, exit }) => {
  const given = args.map((arg) => (arg.startsWith('@/') ? `${git.url}${arg.slice(1)}` : arg));
  const [english, turkish] = await Promise.all([
    wiki(given, { env: { ...env } }),
    wiki(given, { env: { ...env, LANG: 'tr_TR.UTF-8' } }),
  ]);
  expect(english.stderr).toContain(code);
  expect(turkish.stderr).toContain(code);
  expect([english.code, turkish.code]).toEqual([exit, exit]);
  expect(english.stderr).toContain('What to do:');
  expect(turkish.stderr).toContain('Ne yapmalı:');
  expect(english.stderr).not.toMatch(/\{\w+\}/);
  expect(turkish.stderr).not.toMatch(/\{\w+\}/);
  expect(english.stdout).toBe('');
});

test('`-o -` writes the file to stdout and nothing else', async () => {
  const made = await wiki([git.repositoryUrl('acme/service'), '-o', '-', '--lang', 'tr']);
  expect(made.code, made.stderr).toBe(0);
  expect(made.stdout).toMatch(/^<!doctype html>/i);
  expect(made.stdout.trimEnd()).toMatch(/<\/html>$/);
});

test('several formats make a folder', async () => {
  const made = await wiki([git.repositoryUrl('acme/service'), '-f', 'html,json,md,llms', '-o', 'all']);
  expect(made.code, made.stderr).toBe(0);
  const names = await readdir(join(folder, 'all'), { recursive: true });
  expect(names).toEqual(expect.arrayContaining(['wiki.html', 'wiki.json', 'llms.txt', 'pages']));
  expect(names.filter((name) => /^pages\/\d\d-[\w-]+\.md$/.test(name)).length).toBeGreaterThan(3);
  const verified = await wiki(['verify', 'all', '--repo', git.repositoryUrl('acme/service')]);
  expect(verified.code, verified.stderr + verified.stdout).toBe(0);
});

test('a local folder is read at its commit and left untouched', async () => {
  const sample = samples[0]?.gitDir ?? '';
  const made = await wiki([sample, '-o', 'local.html']);
  expect(made.code, made.stderr).toBe(0);
  const verified = await wiki(['verify', 'local.html', '--repo', sample]);
  expect(verified.code, verified.stderr + verified.stdout).toBe(0);
});

test('the plan names pages and costs, and writes nothing', async () => {
  const before = await readdir(folder);
  const planned = await wiki(['plan', git.repositoryUrl('acme/service')]);
  expect(planned.code, planned.stderr).toBe(0);
  expect(planned.stdout).toContain('overview');
  expect(await readdir(folder)).toEqual(before);
});

test('`--json=stream` prints one object a line, ending with the result', async () => {
  const made = await wiki([git.repositoryUrl('acme/service'), '--json=stream', '-o', 'stream.html']);
  const lines = made.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(lines.map((line) => line.type)).toEqual(expect.arrayContaining(['stage-start', 'plan', 'page', 'result']));
  expect(lines.at(-1)?.type).toBe('result');
});
