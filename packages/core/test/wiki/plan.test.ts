import { describe, expect, test } from 'vitest';
import type { PlanOptions } from '#plan';
import { planWiki } from '../../src/4-plan/plan.ts';
import { AnalysisBuilder } from './analysis-builder.ts';
import { RELAY_INFO, relaySample } from './relay-sample.ts';

const FULL: PlanOptions = { language: 'en', size: 'full' };
const CONCISE: PlanOptions = { language: 'en', size: 'concise' };

function idsOf(builder: AnalysisBuilder, options = FULL): string[] {
  return planWiki(builder.build().analysis, RELAY_INFO, options).pages.map(({ id }) => id);
}

describe('the plan', () => {
  test('holds every kind of page that has facts, in reading order', () => {
    expect(idsOf(relaySample())).toEqual([
      'overview',
      'getting-started',
      'architecture',
      'cli',
      'http',
      'delivery',
      'queue',
      'configuration',
      'operations',
      'reference',
      'coverage',
    ]);
  });

  test('is the same for the same analysis', () => {
    const { analysis } = relaySample().build();
    expect(planWiki(analysis, RELAY_INFO, FULL)).toEqual(planWiki(analysis, RELAY_INFO, FULL));
  });

  test('leaves the reference and the operations out of a concise wiki and says so', () => {
    const plan = planWiki(relaySample().build().analysis, RELAY_INFO, CONCISE);
    expect(plan.pages.map(({ id }) => id)).not.toContain('reference');
    expect(plan.leftOut).toContainEqual({ kind: 'reference', reason: 'concise' });
    expect(plan.leftOut).toContainEqual({ kind: 'operations', reason: 'concise' });
  });

  test('has no architecture page for code of one part', () => {
    const tiny = new AnalysisBuilder()
      .file('a.ts', 'export function main() {\n  go();\n}\n')
      .section('all', ['a.ts'], 0)
      .symbol('a.ts', 'main', 'export function main() {');
    expect(idsOf(tiny)).toEqual(['overview', 'all', 'reference', 'coverage']);
  });

  test('plans an overview and the coverage of an empty repository', () => {
    const plan = planWiki(new AnalysisBuilder().build().analysis, RELAY_INFO, FULL);
    expect(plan.pages.map(({ id }) => id)).toEqual(['overview', 'coverage']);
    expect(plan.leftOut.map(({ kind }) => kind)).toContain('module');
  });

  test('gives a section another id than a fixed page, in any letter case', () => {
    const builder = new AnalysisBuilder()
      .file('a.ts', 'export const one = 1;\n')
      .file('b.ts', 'export const two = 2;\n')
      .section('overview', ['a.ts'], 0)
      .section('Overview', ['b.ts'], 0)
      .symbol('a.ts', 'one', 'export const one = 1;', { kind: 'constant' })
      .symbol('b.ts', 'two', 'export const two = 2;', { kind: 'constant' });
    expect(idsOf(builder)).toEqual(expect.arrayContaining(['overview', 'overview-2', 'overview-3']));
  });

  test('never plans more than 60 pages besides the reference, and says when parts are left out', () => {
    const builder = new AnalysisBuilder();
    for (let number = 0; number < 80; number++) {
      const text = '/** Holds the first of the numbers. */\nexport const one = 1;\n';
      builder.file(`p${number}/a.ts`, text).section(`p${number}`, [`p${number}/a.ts`], 0);
      const doc = 'Holds the first of the numbers.';
      builder.symbol(`p${number}/a.ts`, 'one', 'export const one = 1;', { kind: 'constant', doc });
    }
    const plan = planWiki(builder.build().analysis, RELAY_INFO, FULL);
    expect(plan.pages.filter(({ kind }) => kind !== 'reference').length).toBeLessThanOrEqual(60);
    expect(plan.leftOut).toContainEqual({ kind: 'module', reason: 'page-limit' });
  });
});

describe('the reference', () => {
  test('is split so that no page exceeds 4,000 words', () => {
    const lines = Array.from(
      { length: 2_000 },
      (_, at) => `export function name${at}(first: string, second: number): void {}`,
    );
    const builder = new AnalysisBuilder().file('a.ts', lines.join('\n')).section('all', ['a.ts'], 0);
    for (const [at, line] of lines.entries()) builder.symbol('a.ts', `name${at}`, line);
    const pages = planWiki(builder.build().analysis, RELAY_INFO, FULL).pages.filter(({ kind }) => kind === 'reference');
    const words = pages.map(({ brief }) =>
      brief.kind === 'reference'
        ? brief.groups
            .flatMap(({ entries }) => entries)
            .reduce((sum, { symbol }) => sum + symbol.signature.split(/\W+/).length, 0)
        : 0,
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.max(...words)).toBeLessThan(4_000);
    expect(pages[1]?.parent).toBe('reference');
  });
});

describe('the words of a part', () => {
  const withDoc = (doc: string) =>
    planWiki(
      new AnalysisBuilder()
        .file('queue/queue.ts', `// ${doc}\nexport function put() {}\n`)
        .section('queue', ['queue/queue.ts'], 0)
        .fileDoc('queue/queue.ts', doc)
        .symbol('queue/queue.ts', 'put', 'export function put() {}')
        .build().analysis,
      RELAY_INFO,
      FULL,
    ).pages.flatMap(({ brief }) => (brief.kind === 'module' ? [brief.sketch.words?.words] : []))[0];

  test.each([
    [
      'a sentence that says what it is for',
      'Keeps deliveries until they succeed.',
      'Keeps deliveries until they succeed',
    ],
    [
      'a sentence with markup',
      'Keeps `deliveries` of [Relay](https://e.org) alive.',
      'Keeps deliveries of Relay alive',
    ],
    ['a sentence before a list', 'Keeps deliveries in one of these:', 'Keeps deliveries in one of these'],
  ])('are %s', (_, doc, words) => expect(withDoc(doc)).toBe(words));

  test.each([
    ['a licence', 'MIT License, copyright by somebody else'],
    ['a copyright line', 'Copyright 2024 Relay contributors and others'],
    ['a repetition of the name', 'The queue of this queue file'],
    ['an instruction for a tool', 'eslint-disable no-console for this whole file'],
    ['an address', 'https://github.com/acme/queue/tree/main copied once'],
    ['a row of links', 'English | Deutsch | Türkçe | and more languages'],
  ])('are not %s', (_, doc) => expect(withDoc(doc)).toBeUndefined());
});
