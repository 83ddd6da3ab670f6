import type { SourceText } from '#vocabulary';
import type { NumberedRange } from '../number-citations.ts';

/** Most lines of a citation that are shown, and most characters of one. @source own bound: read at a glance; the host has the rest */
const SHOWN = { lines: 6, characters: 160 } as const;

/** The cited lines of a page by the number of their range, without the indentation they share; long ranges end in `…`. */
export async function prepareCited(
  ranges: readonly NumberedRange[],
  source: SourceText,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const cited = new Map<number, readonly string[]>();
  for (const { number, path, startLine, endLine } of ranges) {
    const file = await source.lines(path as Parameters<SourceText['lines']>[0]);
    if (file === undefined || startLine < 1 || endLine < startLine || endLine > file.length) continue;
    const lines = file.slice(startLine - 1, Math.min(endLine, startLine - 1 + SHOWN.lines));
    const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
    const shown = lines.map((line) => cut(line.slice(Number.isFinite(indent) ? indent : 0).trimEnd()));
    cited.set(number, endLine - startLine >= SHOWN.lines ? [...shown, '…'] : shown);
  }
  return cited;
}

function cut(line: string): string {
  return line.length <= SHOWN.characters ? line : `${line.slice(0, SHOWN.characters - 1)}…`;
}
