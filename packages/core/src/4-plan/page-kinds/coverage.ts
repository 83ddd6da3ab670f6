import type { Analysis } from '#analysis';
import { byText } from '../compare.ts';
import { languageName } from '../language-names.ts';
import type { CoverageBrief, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Files named one by one; the others are counted. @source own bound: the page stays readable */
const SKIPPED_ROWS = 100;

/** What was seen, read, parsed and skipped, and how far references could be followed. */
export function planCoverage(context: PageContext): PlannedPage {
  const { index, messages } = context;
  const { analysis } = index;
  const withPath = analysis.notices.filter((notice) => notice.path !== undefined);
  const brief: CoverageBrief = {
    kind: 'coverage',
    rows: countFiles(analysis),
    skipped: withPath.slice(0, SKIPPED_ROWS),
    skippedCount: withPath.length,
    general: analysis.notices.filter((notice) => notice.path === undefined),
    ...countReferences(analysis),
  };
  return { id: 'coverage', title: messages.wiki.titles.coverage, kind: 'coverage', brief };
}

function countFiles(analysis: Analysis): CoverageBrief['rows'] {
  const rows = new Map<string, { role: string; language: string; seen: number; read: number; parsed: number }>();
  for (const { path, role, language } of analysis.survey.files) {
    const shown = role === 'code' || role === 'test' || role === 'example' ? languageName(language ?? '') : '';
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
