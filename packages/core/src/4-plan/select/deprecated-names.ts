import type { SymbolFact } from '#analysis';
import { byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { DeprecatedName } from '../wiki-plan.ts';

/** Names that are told. @source own bound */
const SHOWN = 5;
/** What documentation tools and languages know as a note of deprecation, with the version where one is given. */
const NOTE =
  /^\s*(?:\.\. deprecated::|@deprecated\b|Deprecated:|\*\*Deprecated\*\*)\s*(?:since\s+)?v?(\d{1,4}(?:\.\d{1,4}){1,3})?/im;

/** Declarations whose comment holds a note of deprecation, by path and line. */
export function findDeprecated({ analysis, sectionOf }: FactIndex): {
  readonly shown: readonly DeprecatedName[];
  readonly count: number;
} {
  const found = [...analysis.symbols.values()]
    .filter(({ path, name }) => sectionOf.has(path) && name !== 'default')
    .flatMap((symbol) => noteOf(symbol) ?? []);
  const ordered = found.sort((a, b) => byText(a.symbol.path, b.symbol.path) || a.symbol.startLine - b.symbol.startLine);
  return { shown: ordered.slice(0, SHOWN), count: ordered.length };
}

function noteOf(symbol: SymbolFact): DeprecatedName | undefined {
  const { doc } = symbol;
  const match = doc === undefined ? null : NOTE.exec(doc.text);
  if (doc === undefined || match === null) return undefined;
  const line = doc.startLine + doc.text.slice(0, match.index + match[0].length).split('\n').length - 1;
  // An opening mark on a line of its own shifts the text by one line.
  const range = { startLine: Math.min(line, doc.endLine), endLine: Math.min(line + 1, doc.endLine) };
  return { symbol, ...range, ...(match[1] === undefined ? {} : { since: match[1] }) };
}
