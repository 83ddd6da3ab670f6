import type { Claim, LineRange } from '#vocabulary';

/** Longest range that is shown or cited, in lines. @source model.md §4 */
export const MAX_RANGE_LINES = 60;

/** Most lines of comments and decorators above a declaration that belong to it. */
const MAX_LINES_ABOVE = 15;

/** Lines around a use that tell when it happens: the condition above, the outcome below. */
const LINES_AROUND: Readonly<Partial<Record<Claim['predicate'], number>>> = {
  calls: 6,
  passes: 6,
  ends: 6,
  when: 3,
  uses: 3,
  registers: 3,
  reads: 3,
  sets: 3,
  runs: 3,
};

/** Lines that only close something: they end the block they stand in. */
const CLOSER = /^\s*(?:[)\]}]+[;,)]*|end|fi|done|esac)\s*$/;

/** A comment line, a decorator, an attribute. */
const LEAD = /^\s*(?:\/\/|\/?\*|#|@|--|\[)/;

/**
 * The lines that explain a piece of evidence: the whole declaration with its comment, the surroundings of a call or
 * value. Always holds the range, so what the range proves it proves too; `undefined` when there is nothing to add.
 */
export function widenRange(
  lines: readonly string[],
  range: LineRange & { readonly claim: Claim },
): LineRange | undefined {
  const { startLine, endLine, claim } = range;
  if (startLine < 1 || endLine > lines.length || endLine - startLine + 1 >= MAX_RANGE_LINES) return undefined;
  const around = LINES_AROUND[claim.predicate];
  const wide = around === undefined ? widenDeclaration(lines, range) : widenAround(lines, range, around);
  const isWider = wide && (wide.startLine < startLine || wide.endLine > endLine);
  return isWider ? wide : undefined;
}

function widenAround(lines: readonly string[], { startLine, endLine }: LineRange, around: number): LineRange {
  const room = Math.min(around, Math.floor((MAX_RANGE_LINES - (endLine - startLine + 1)) / 2));
  return { startLine: Math.max(1, startLine - room), endLine: Math.min(lines.length, endLine + room) };
}

function widenDeclaration(
  lines: readonly string[],
  { startLine, endLine, claim }: LineRange & { readonly claim: Claim },
): LineRange | undefined {
  if (claim.predicate !== 'defines' && claim.predicate !== 'extends') return undefined;
  let start = startLine;
  while (start > 1 && startLine - start < MAX_LINES_ABOVE && LEAD.test(lines[start - 2] ?? '')) start -= 1;
  const last = Math.min(lines.length, start + MAX_RANGE_LINES - 1);
  const indent = indentOf(lines[startLine - 1] ?? '');
  let end = endLine;
  for (let line = endLine + 1; line <= last; line += 1) {
    const text = lines[line - 1] ?? '';
    if (text.trim() === '') continue;
    if (indentOf(text) > indent) end = line;
    else {
      if (CLOSER.test(text) && indentOf(text) === indent) end = line;
      break;
    }
  }
  return { startLine: start, endLine: end };
}

/** Width of the white space at the start; a tab counts as one, because files do not mix them. */
function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
