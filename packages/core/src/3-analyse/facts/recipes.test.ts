import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import { readCiJobs } from './ci-jobs.ts';
import { readServices } from './compose-services.ts';
import { readImage } from './image-recipes.ts';
import { isPublishingScript, withPublishingScripts } from './publishing-scripts.ts';

const at = (path: string): RepoPath => path as RepoPath;

describe('container recipes', () => {
  test('stages are told in order, traits hold for the last one', () => {
    const text = [
      'ARG BASE=node:22-slim',
      'FROM $BASE AS build',
      'USER root',
      'EXPOSE 1',
      'FROM gcr.io/distroless/base',
      'ENV A=1 \\',
      '    B="two words"',
      'EXPOSE 8080 9090/udp',
      'USER app',
      'ENTRYPOINT ["/app/run", "serve"]',
      'CMD ["all"]',
    ].join('\n');
    const [image] = readImage(at('Dockerfile'), text);
    expect(image?.stages).toEqual([
      { base: 'node:22-slim', name: 'build', startLine: 1, endLine: 1 },
      { base: 'gcr.io/distroless/base', startLine: 5, endLine: 5 },
    ]);
    expect(image?.ports.map(({ text: port, startLine }) => [port, startLine])).toEqual([
      ['8080', 8],
      ['9090/udp', 8],
    ]);
    expect(image?.user?.text).toBe('app');
    expect([image?.entrypoint?.text, image?.command?.text]).toEqual(['/app/run serve', 'all']);
    expect(image?.variables).toEqual([
      { name: 'A', value: '1', startLine: 6, endLine: 7 },
      { name: 'B', value: 'two words', startLine: 6, endLine: 7 },
    ]);
  });

  test('other files and recipes without a base are none', () => {
    expect(readImage(at('src/docker.ts'), 'FROM x')).toEqual([]);
    expect(readImage(at('Dockerfile'), 'RUN true')).toEqual([]);
  });
});

describe('compose files', () => {
  test('services come with image, build, ports, order and command', () => {
    const text = [
      'services:',
      '  app:',
      '    build:',
      '      context: ./app',
      "    ports: ['80:8080']",
      '    depends_on:',
      '      db:',
      '        condition: service_healthy',
      '  db:',
      '    image: postgres:17',
      '    command: [postgres, -c, fsync=off]',
    ].join('\n');
    const [app, db] = readServices(at('compose.yaml'), text);
    expect([app?.name, app?.build?.text, app?.ports[0]?.text, app?.dependsOn[0]?.text]).toEqual([
      'app',
      './app',
      '80:8080',
      'db',
    ]);
    expect([db?.image, db?.command?.text, db?.startLine]).toEqual([
      { text: 'postgres:17', startLine: 10, endLine: 10 },
      'postgres -c fsync=off',
      9,
    ]);
  });

  test.each([['services: ['], ['- a'], ['services: 3'], [`services: ${'['.repeat(5_000)}`]])(
    'broken ones give nothing',
    (text) => {
      expect(readServices(at('compose.yml'), text)).toEqual([]);
    },
  );
});

describe('jobs of a workflow', () => {
  const jobOf = (...lines: string[]) =>
    readCiJobs(at('.github/workflows/ci.yml'), ['on:', '  pull_request:', 'jobs:', '  it:', ...lines].join('\n'))?.[0];

  test('combinations that are listed are counted, with what they differ in', () => {
    const job = jobOf(
      '    strategy:',
      '      matrix:',
      '        include:',
      "          - {name: new, python: '3.14'}",
      "          - {name: old, python: '3.10', os: windows-latest}",
    );
    expect(job?.variants?.count).toBe(2);
    expect(job?.variants?.keys.map(({ axis, values }) => [axis, ...values])).toEqual([
      ['name', 'new', 'old'],
      ['python', '3.14', '3.10'],
      ['os', 'windows-latest'],
    ]);
    expect(job?.matrix).toBeUndefined();
  });

  test('variables are kept without secrets, and what is checked out from elsewhere', () => {
    const job = jobOf(
      '    env:',
      '      TARGET: docs',
      '      ACCESS_TOKEN: abc',
      '    steps:',
      '      - uses: actions/checkout@v4',
      '        with:',
      '          repository: other/tool',
    );
    expect(job?.variables).toEqual([{ name: 'TARGET', value: 'docs', startLine: 6, endLine: 6 }]);
    expect(job?.actions?.[0]?.repository).toEqual({ text: 'other/tool', startLine: 11, endLine: 11 });
  });

  test('paths narrow a trigger', () => {
    const text = ['on:', '  push:', "    paths-ignore: ['docs/**']", 'jobs:', '  it:', '    steps: []'].join('\n');
    expect(readCiJobs(at('.github/workflows/ci.yml'), text)?.[0]?.filters).toEqual([
      { trigger: 'push', kind: 'paths-ignore', values: ['docs/**'], startLine: 3, endLine: 3 },
    ]);
  });

  test.each([
    ['an upload', '      - run: twine upload dist/*', 'upload'],
    ['an action that uploads', '      - uses: pypa/gh-action-pypi-publish@release/v1', 'upload'],
    ['a draft', '      - run: gh release create --draft v1 dist/*', 'draft'],
    ['a release', '      - run: gh release create v1', 'release'],
    ['files of a release', '      - run: gh release upload v1 dist/*', 'release'],
    ['a trial', '      - run: npm publish --dry-run', undefined],
    ['a word about it', '      - run: echo "npm publish"', undefined],
    ['an image that is only built', '      - uses: docker/build-push-action@v6', undefined],
    [
      'an image that is pushed',
      '      - uses: docker/build-push-action@v6\n        with:\n          push: true',
      'upload',
    ],
    [
      'a draft by an action',
      '      - uses: softprops/action-gh-release@v2\n        with:\n          draft: true',
      'draft',
    ],
  ])('%s is told by its step', (_, step, kind) => {
    expect(jobOf('    steps:', step)?.publishing?.[0]?.kind).toBe(kind);
  });
});

test('a job knows what narrows its workflow, what it waits for, what it uses and over what it is repeated', () => {
  const text = [
    'on:',
    '  push:',
    '    branches: [main]',
    "    tags: ['v*']",
    '  schedule:',
    "    - cron: '0 6 * * *'",
    'jobs:',
    '  publish:',
    '    name: Publish it',
    '    needs: [check]',
    '    strategy:',
    '      matrix:',
    '        node: [22, 24]',
    '        os: computed',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - run: npm publish',
  ].join('\n');
  const [job] = readCiJobs(at('.github/workflows/release.yml'), text) ?? [];
  expect(job?.title).toEqual({ text: 'Publish it', startLine: 9, endLine: 9 });
  expect(job?.needs).toEqual(['check']);
  expect(job?.actions).toEqual([{ name: 'actions/checkout@v4', startLine: 16, endLine: 16 }]);
  expect(job?.matrix).toEqual([{ axis: 'node', values: ['22', '24'], startLine: 13, endLine: 13 }]);
  expect(job?.filters?.map(({ trigger, kind, values }) => [trigger, kind, ...values])).toEqual([
    ['push', 'branches', 'main'],
    ['push', 'tags', 'v*'],
    ['schedule', 'cron', '0 6 * * *'],
  ]);
});

test('a script of the repository that uploads is told by the job that runs it', () => {
  expect(isPublishingScript(at('scripts/publish'), '#!/bin/sh -e\n\n$PREFIX/twine upload dist/*\n')).toBe(true);
  expect(isPublishingScript(at('scripts/check'), '#!/bin/sh\necho "twine upload"\n')).toBe(false);
  expect(isPublishingScript(at('docs/publish.md'), 'twine upload dist/*\n')).toBe(false);
  const steps = ['      - run: |', '          scripts/install', '          bash ./scripts/publish --all'];
  const text = ['on: push', 'jobs:', '  out:', '    steps:', ...steps].join('\n');
  const [job] = readCiJobs(at('.github/workflows/publish.yml'), text) ?? [];
  const scripts = new Set(['scripts/publish']);
  expect(job && withPublishingScripts(job, scripts).publishing).toMatchObject([
    { words: 'bash ./scripts/publish --all', how: 'command', kind: 'upload' },
  ]);
  expect(job && withPublishingScripts(job, new Set(['other'])).publishing).toBeUndefined();
});

test('what runs under a condition of the job, its step or the shell is told apart', () => {
  const text = [
    'on: { pull_request: { types: [labeled] }, push: }',
    'jobs:',
    '  build:',
    "    if: ${{ github.event.label.name == 'run-build' }}",
    '    steps:',
    '      - run: make build',
    "      - if: matrix.os == 'linux'",
    '        run: make deb',
    '      - if: always()',
    '        run: make report',
    '      - run: |',
    '          make test',
    '          if [ -n "$CI" ]; then',
    '            make cover',
    '          fi',
    '          make done',
  ].join('\n');
  const [job] = readCiJobs(at('.github/workflows/ci.yml'), text) ?? [];
  expect(job?.condition).toEqual({ text: "github.event.label.name == 'run-build'", startLine: 4, endLine: 4 });
  expect(job?.besideChanges).toEqual(['pull_request']);
  const sure = job?.commands.filter(({ isConditional }) => isConditional !== true).map(({ command }) => command);
  expect(sure).toEqual(['make build', 'make report', 'make test', 'if [ -n "$CI" ]; then', 'make done']);
});
