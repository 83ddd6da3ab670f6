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
  const words = wordsOfPart(sketch);
  const told = (isEnough ? tests.slice(0, 1) : tests).flatMap((test, at) => {
    // What a file tests that draws on many parts need not be about this one.
    const subjects = new Set<string>(test.subjects);
    const parts = context.analysis.sections.filter(({ files }) => files.some((file) => subjects.has(file)));
    const own = parts.length > 1 ? titlesAbout(words, test.titles) : test.titles;
    const titles = tellingTitles(own, TITLES[at] ?? 2);
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

/** Words that name everything, in a title as in a name. */
const EMPTY = new Set(
  'test tests with from when that this what does should name names type types base core main util utils value'.split(
    ' ',
  ),
);

/** What a part is called by: its name, and those of the declarations that stand for it. */
function wordsOfPart({ section, symbols }: ModuleBrief['sketch']): ReadonlySet<string> {
  return new Set([section.name, ...symbols.map(({ name }) => name)].flatMap(wordsIn));
}

/** `HTTPBasicAuth`, `test_basic_auth` → `http`, `basic`, `auth`: without what is too short to mean anything, and without endings. */
function wordsIn(text: string): string[] {
  const parts = text.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return (parts.match(/\p{L}{4,}/gu) ?? [])
    .map((word) => word.toLowerCase().replace(/(ies|s|es|ed|ing)$/, ''))
    .filter((word) => word.length > 2 && !EMPTY.has(word));
}

/** Share of a file's titles from which a word tells nothing about one of them. @source own bound */
const COMMON = 0.15;

/** The titles that name something of the part, by a word that not every other title has. */
function titlesAbout(words: ReadonlySet<string>, titles: readonly Title[]): Title[] {
  const found = titles.map((title) => ({
    title,
    names: [...new Set(wordsIn(title.text))].filter((word) => words.has(word)),
  }));
  const counts = new Map<string, number>();
  for (const word of found.flatMap(({ names }) => names)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const most = Math.max(2, titles.length * COMMON);
  return found.flatMap(({ title, names }) => (names.some((word) => (counts.get(word) ?? 0) <= most) ? [title] : []));
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
