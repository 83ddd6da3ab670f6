import { describe, expect, test } from 'vitest';
import type { RepoPath } from '../../src/0-vocabulary/index.ts';
import { analyse } from '../../src/3-analyse/analyse.ts';
import type { Analysis } from '../../src/3-analyse/analysis.ts';
import { isOrionError } from '../../src/errors/orion-error.ts';
import { analyseTexts, blobsOf, surveyTexts, type Texts } from './tiny-repository.ts';

const REPOSITORY: Texts = {
  'package.json': '{\n  "name": "relay",\n  "bin": { "relay": "dist/cli.js" },\n  "main": "dist/index.js"\n}\n',
  'README.md':
    '# Relay\n\nRelay delivers events to the endpoints of customers.\n\n## Install\n\n```sh\nnpm i relay\n```\n',
  'src/index.ts': "export { send } from './send.ts';\nexport * from './queue.ts';\n",
  'src/cli.ts': [
    "import { send } from './index.ts';",
    "import { Queue } from './queue.ts';",
    '',
    '/** Starts the command. */',
    'export function main(argv: string[]): void {',
    '  const queue = new Queue();',
    "  if (argv.includes('--now')) {",
    '    send(queue);',
    '  }',
    "  console.log(process.env.RELAY_WORKERS ?? '8');",
    '}',
    '',
  ].join('\n'),
  'src/send.ts': [
    "import type { Queue } from './queue.ts';",
    '',
    '/** Longest wait in milliseconds. */',
    'export const TIMEOUT_MS = 30_000;',
    '',
    'export const send = (queue: Queue): void => {',
    '  queue.push(TIMEOUT_MS);',
    '};',
    '',
  ].join('\n'),
  'src/queue.ts': [
    'export abstract class Base<T> {',
    '  protected items: T[] = [];',
    '  size(): number {',
    '    return this.items.length;',
    '  }',
    '}',
    '',
    '/** Holds what waits. */',
    'export class Queue extends Base<number> {',
    '  push(item: number): void {',
    '    if (this.size() > 10) {',
    '      this.#drop();',
    '    }',
    '    this.items.push(item);',
    '  }',
    '  #drop(): void {}',
    '}',
    '',
  ].join('\n'),
  'test/send.test.ts': [
    "import { send } from '../src/send.ts';",
    "describe('send', () => {",
    "  it('waits for the queue', () => send);",
    '});',
    '',
  ].join('\n'),
  '.github/workflows/ci.yml': [
    'name: CI',
    'on: [push]',
    'jobs:',
    '  test:',
    '    steps:',
    '      - run: |',
    '          npm ci',
    '          npm test',
    '',
  ].join('\n'),
};

const file = (analysis: Analysis, path: string) => analysis.files.get(path as RepoPath);

describe('the analysis of a small repository', async () => {
  const analysis = await analyseTexts(REPOSITORY);

  test('every import leads to its file', () => {
    const leads = [...analysis.files.values()].flatMap((one) =>
      one.imports.map((fact) => `${fact.from}:${fact.startLine} -> ${fact.to ?? fact.how}`),
    );
    expect(leads).toEqual([
      'src/cli.ts:1 -> src/index.ts',
      'src/cli.ts:2 -> src/queue.ts',
      'src/index.ts:1 -> src/send.ts',
      'src/index.ts:2 -> src/queue.ts',
      'src/send.ts:1 -> src/queue.ts',
      'test/send.test.ts:1 -> src/send.ts',
    ]);
  });

  test('declarations carry kind, lines, documentation and literal', () => {
    const timeout = analysis.symbols.get('src/send.ts#TIMEOUT_MS');
    expect(timeout).toMatchObject({ kind: 'constant', literal: '30_000', nameLine: 4, isExported: true });
    expect(timeout?.doc).toMatchObject({ summary: 'Longest wait in milliseconds.', startLine: 3, endLine: 3 });
    const send = analysis.symbols.get('src/send.ts#send');
    expect(send).toMatchObject({ kind: 'function', startLine: 6, endLine: 8, signatureEndLine: 6 });
    expect(send?.signature).toBe('export const send = (queue: Queue): void');
    expect(analysis.symbols.get('src/queue.ts#Queue.push')?.parent).toBe('src/queue.ts#Queue');
    expect(analysis.symbols.get('src/queue.ts#Queue.#drop')?.isExported).toBe(false);
  });

  test('a base leads to its declaration', () => {
    expect(analysis.symbols.get('src/queue.ts#Queue')?.bases).toEqual([
      { name: 'Base', line: 9, target: 'src/queue.ts#Base' },
    ]);
  });

  test('a call leads through a file that passes the name on, under its condition', () => {
    const call = file(analysis, 'src/cli.ts')?.calls.find(({ callee }) => callee === 'send');
    expect(call).toMatchObject({ target: 'src/send.ts#send', how: 'import', guard: "argv.includes('--now')" });
    expect(call?.caller).toBe('src/cli.ts#main');
  });

  test('a call on the object itself leads to its own or inherited member', () => {
    const calls = file(analysis, 'src/queue.ts')?.calls.map(({ callee, target, guard }) => [callee, target, guard]);
    expect(calls).toEqual([
      ['this.size', 'src/queue.ts#Base.size', undefined],
      ['this.#drop', 'src/queue.ts#Queue.#drop', 'this.size() > 10'],
      ['this.items.push', undefined, undefined],
    ]);
  });

  test('a parameter hides a declaration of the same name', async () => {
    const hidden = await analyseTexts({
      'a.ts': 'function run() {}\nexport function start(run: () => void) { run(); }\n',
    });
    expect(file(hidden, 'a.ts')?.calls).toMatchObject([{ callee: 'run', how: 'unresolved' }]);
  });

  test('environment variables come with their default', () => {
    expect(analysis.environment).toEqual([
      expect.objectContaining({
        path: 'src/cli.ts',
        name: 'RELAY_WORKERS',
        startLine: 10,
        endLine: 10,
        defaultLiteral: "'8'",
        in: 'src/cli.ts#main',
      }),
    ]);
  });

  test('tests know their subjects and titles', () => {
    expect(analysis.tests).toEqual([
      {
        path: 'test/send.test.ts',
        subjects: ['src/send.ts'],
        named: 'src/send.ts',
        titles: [{ text: 'waits for the queue', startLine: 3, endLine: 3 }],
        caseCount: 1,
      },
    ]);
  });

  test('documents and jobs are read with their lines', () => {
    expect(analysis.documents[0]?.sections[0]).toMatchObject({ kind: 'what', lead: { startLine: 3, endLine: 3 } });
    expect(analysis.ciJobs[0]?.commands).toEqual([
      { command: 'npm ci', startLine: 7, endLine: 7 },
      { command: 'npm test', startLine: 8, endLine: 8 },
    ]);
  });

  test('product code ranks above everything else', () => {
    const ranked = [...analysis.files.values()].sort((left, right) => right.rank - left.rank).map(({ role }) => role);
    expect(ranked.slice(0, 4)).toEqual(['code', 'code', 'code', 'code']);
    expect(file(analysis, 'src/queue.ts')?.fanIn).toBe(3);
  });

  test('names of declarations, imports, manifests and paths are known', () => {
    for (const name of ['TIMEOUT_MS', 'relay', 'RELAY_WORKERS', 'src/cli.ts', 'queue', './send.ts']) {
      expect(analysis.knownNames).toContain(name);
    }
    expect(analysis.isComplete).toBe(true);
  });
});

describe('equal input gives equal output', () => {
  test('twice the same, and with the files in another order', async () => {
    const first = await analyseTexts(REPOSITORY);
    expect(await analyseTexts(REPOSITORY)).toEqual(first);
    expect(await analyseTexts(REPOSITORY, (paths) => [...paths].reverse())).toEqual(first);
    const shuffled = Object.fromEntries(Object.entries(REPOSITORY).reverse());
    const again = await analyseTexts(shuffled);
    expect([again.files.keys(), again.symbols.keys()]).toEqual([first.files.keys(), first.symbols.keys()]);
    expect(again.sections).toEqual(first.sections);
  });
});

describe('analysing can be stopped', () => {
  test('an aborted signal ends it with CANCELLED', async () => {
    const controller = new AbortController();
    controller.abort();
    const survey = surveyTexts(REPOSITORY);
    const ports = { signal: controller.signal, onProgress: () => undefined };
    const failed = await analyse(survey, blobsOf(REPOSITORY, survey.chosen), ports).catch((cause: unknown) => cause);
    expect(isOrionError(failed) && failed.code).toBe('CANCELLED');
  });
});
