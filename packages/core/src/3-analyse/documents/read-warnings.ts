import { toPlainProse, withoutLabelMarks } from '#text/plain-prose';
import type { DocumentLine } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';

/** Most warnings of a document, most lines of one, and how far down they are looked for. @source own bounds */
const MAX = { warnings: 2, lines: 12, down: 400, characters: 600 } as const;

/** A directive of reStructuredText, and an alert in a quotation of Markdown. */
const DIRECTIVE = /^\.\. (?:warning|caution|danger|attention)::\s*(.*)$/i;
const ALERT = /^>\s*\[!(?:warning|caution)\]\s*(.*)$/i;

/** What the authors warn of at the top of a document, as plain text with its lines. Linear in the lines looked at. */
export function readWarnings(text: string): DocumentLine[] {
  const lines = text.split('\n', MAX.down);
  const found: DocumentLine[] = [];
  for (let at = 0; at < lines.length && found.length < MAX.warnings; at++) {
    const line = (lines[at] ?? '').slice(0, MAX.characters);
    const directive = DIRECTIVE.exec(line);
    const opened = directive ?? ALERT.exec(line);
    if (opened === null) continue;
    const body = [opened[1] ?? ''];
    let end = at;
    for (let next = at + 1; next < lines.length && next - at < MAX.lines; next++) {
      const further = (lines[next] ?? '').slice(0, MAX.characters);
      const words = directive === null ? /^>\s?(.*)$/.exec(further)?.[1] : /^\s{2,}(\S.*)$/.exec(further)?.[1];
      // An empty line below the mark still belongs to it.
      const isGap = directive !== null && further.trim() === '' && body.join('').trim() === '';
      if (words === undefined && !isGap) break;
      if ((words ?? '').trim() === '' && body.join('').trim() !== '') break;
      body.push(words ?? '');
      end = next;
    }
    const plain = flatCopy(withoutLabelMarks(toPlainProse(body.join(' ').slice(0, MAX.characters))));
    if (plain !== '') found.push({ text: plain, startLine: at + 1, endLine: end + 1 });
  }
  return found;
}
