import type { TestFact } from '#analysis';
import type { Inline, Statement } from '#draft';
import type { ModuleBrief } from '#plan';
import { prove } from './evidence.ts';
import { code, path, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';

type Title = TestFact['titles'][number];

/** Shortest and longest title that reads as a promise, in characters. @source own bound: read aloud */
const PROMISE = { least: 16, most: 120 } as const;
/** Titles told of the first and of the second test file. */
const TITLES = [4, 2] as const;

/** What the tests of a part say it does, in their own words. */
export function promises(
  { sketch, tests, testCount }: ModuleBrief,
  { texts, context }: PageTools,
): Statement | undefined {
  const t = texts.module;
  const [first] = tests;
  // A file that says four things stands for itself; a terse one is joined by a second.
  const isEnough = first !== undefined && tellingTitles(first.titles, TITLES[0]).filter(isSpoken).length === TITLES[0];
  const told = (isEnough ? tests.slice(0, 1) : tests).flatMap((test, at) => {
    const titles = tellingTitles(test.titles, TITLES[at] ?? 2);
    return titles.length === 0 ? [] : [{ test, titles }];
  });
  if (told.length === 0) return undefined;
  const turn = context.analysis.sections.findIndex(({ id }) => id === sketch.section.id);
  const clauses = told.map(({ test, titles }, at) => {
    const said = texts.common.and(titles.map(asInline));
    const facts = { path: path(test.path), titles: said, isFirst: at === 0, turn };
    return titles.every(isSpoken) ? t.testsSay(facts) : t.testsName(facts);
  });
  const rest = testCount - told.length;
  const more = rest > 1 ? [t.testsMore({ rest })] : [];
  const evidence = told.flatMap(({ test, titles }) =>
    titles.map((title) => prove(test.path, title, { predicate: 'says', words: title.text })),
  );
  return statement(texts.common.stop(texts.common.also([...clauses, ...more])), evidence);
}

/** The titles that say most, in the order of the file; names of test functions where nothing is said in words. */
function tellingTitles(titles: readonly Title[], count: number): Title[] {
  const spoken = titles.filter(
    (title) => isSpoken(title) && title.text.length >= PROMISE.least && title.text.length <= PROMISE.most,
  );
  const candidates = spoken.length > 0 ? spoken : titles.filter((title) => !isSpoken(title));
  const unique = candidates.filter(({ text }, at) => candidates.findIndex((other) => other.text === text) === at);
  const wordCount = ({ text }: Title): number => Math.min(12, text.split(/[\s_]+/).length);
  const best = [...unique].sort((a, b) => wordCount(b) - wordCount(a) || a.startLine - b.startLine).slice(0, count);
  return best.sort((a, b) => a.startLine - b.startLine);
}

function isSpoken({ text }: Title): boolean {
  return / /.test(text);
}

function asInline(title: Title): Inline {
  return isSpoken(title) ? { kind: 'quote', text: title.text } : code(title.text);
}
