import type { Analysis } from '#analysis';
import { byText } from '../compare.ts';
import { languageName } from '../language-names.ts';
import type { CoverageBrief, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Files named one by one; the others are counted. @source own bound: the page stays readable */
const SKIPPED_ROWS = 100;

/** What was seen, read, parsed and skipped, and how far references could be followed. */
export function planCoverage(context: PageContext): PlannedPage {
  const { index, messages, info } = context;
  const { analysis } = index;
  const withPath = analysis.notices.filter((notice) => notice.path !== undefined);
  const brief: CoverageBrief = {
    kind: 'coverage',
    rows: countFiles(analysis),
    skipped: withPath.slice(0, SKIPPED_ROWS),
    skippedCount: withPath.length,
    general: analysis.notices.filter((notice) => notice.path === undefined),
    conflicts: info.subdir === '' ? analysis.conflicts : analysis.conflicts.filter(({ kind }) => kind === 'name'),
    missingDocuments: info.subdir === '' ? missingDocuments(analysis) : [],
    missingFacts: analysis.isComplete ? missingFacts(analysis) : [],
    ...countReferences(analysis),
  };
  return { id: 'coverage', title: messages.wiki.titles.coverage, kind: 'coverage', brief };
}

/** Kinds of document a reader looks for, by what the tree holds at any place. */
function missingDocuments({ survey }: Analysis): CoverageBrief['missingDocuments'] {
  const has = (pattern: RegExp): boolean => survey.files.some(({ path }) => pattern.test(path));
  const kinds: readonly (readonly [CoverageBrief['missingDocuments'][number], RegExp])[] = [
    ['readme', /(^|\/)readme\b/i],
    ['contributing', /(^|\/)(contributing|hacking|develop(ment|ing|ers?))\b/i],
    [
      'changelog',
      /(^|\/)(change|changes|change-?log|(version[-_]?)?history|what'?s[-_]?new|news|release[-_]?notes|releases?)\b/i,
    ],
    ['security', /(^|\/)security\b/i],
    ['licence', /(^|\/)(licen[cs]e|copying|unlicense)/i],
    ['decision', /(^|\/)(adrs?|decisions?|rfcs?)(\/|[-_.]\d)/i],
  ];
  return kinds.filter(([, pattern]) => !has(pattern)).map(([kind]) => kind);
}

/** Kinds that cannot be overlooked: files of them are known by their names. */
function missingFacts({ survey, tests, ciJobs, images }: Analysis): CoverageBrief['missingFacts'] {
  const has = (role: string): boolean => survey.files.some((file) => file.role === role);
  const found: readonly (readonly [CoverageBrief['missingFacts'][number], boolean])[] = [
    ['tests', tests.length > 0 || has('test')],
    ['ci', ciJobs.length > 0 || has('ci')],
    ['images', images.length > 0],
  ];
  return found.filter(([, isThere]) => !isThere).map(([kind]) => kind);
}

function countFiles(analysis: Analysis): CoverageBrief['rows'] {
  const rows = new Map<string, { role: string; language: string; seen: number; read: number; parsed: number }>();
  for (const { path, role, language } of analysis.survey.files) {
    const shown = /^(code|test|example|bench)$/.test(role) ? languageName(language ?? '') : '';
    const key = `${role}\0${shown}`;
    const row = rows.get(key) ?? { role, language: shown, seen: 0, read: 0, parsed: 0 };
    const file = analysis.files.get(path);
    row.seen += 1;
    if (file !== undefined) row.read += 1;
    if (file?.isParsed === true) row.parsed += 1;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.seen - a.seen || byText(a.role + a.language, b.role + b.language));
}

/** Only imports that point into the repository, or should, count: packages from elsewhere are not here to be found. */
function countReferences(analysis: Analysis): Pick<CoverageBrief, 'imports' | 'calls'> {
  const imports = { resolved: 0, total: 0 };
  const calls = { resolved: 0, total: 0 };
  for (const file of analysis.files.values()) {
    if (file.role !== 'code') continue;
    for (const fact of file.imports) {
      if (fact.external !== undefined) continue;
      imports.total += 1;
      if (fact.to !== undefined) imports.resolved += 1;
    }
    for (const call of file.calls) {
      calls.total += 1;
      if (call.target !== undefined) calls.resolved += 1;
    }
  }
  return { imports, calls };
}
