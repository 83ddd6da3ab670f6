import type { Analysis } from '#analysis';
import type { Notice } from '#vocabulary';
import type { Coverage } from './rendered-wiki.ts';

/** @source contracts.md §5 */
const MAX_SKIPPED = 500;

/** What was seen, read and parsed, by role and language, with the files that notices speak of. */
export function coverageOf(analysis: Analysis, notices: readonly Notice[]): Coverage {
  const rows = new Map<string, { role: string; language: string; seen: number; read: number; parsed: number }>();
  for (const file of analysis.survey.files) {
    const language = file.language ?? '';
    const key = `${file.role} ${language}`;
    const row = rows.get(key) ?? { role: file.role, language, seen: 0, read: 0, parsed: 0 };
    rows.set(key, row);
    const analysed = analysis.files.get(file.path);
    row.seen += 1;
    if (analysed !== undefined) row.read += 1;
    if (analysed?.isParsed === true) row.parsed += 1;
  }
  const files = [...rows.values()]
    .map((row) => ({ ...row, skipped: row.seen - row.read }))
    .sort((a, b) => b.seen - a.seen || compare(a.role, b.role) || compare(a.language, b.language));
  const skipped = notices.flatMap(({ path, code }) => (path === undefined ? [] : [{ path, reason: code }]));
  return { complete: analysis.isComplete, files, skipped: skipped.slice(0, MAX_SKIPPED) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
