import type { SymbolFact } from '#analysis';
import type { SymbolStory } from '../wiki-plan.ts';

/** Longest and shortest declaration that is shown whole, in lines. @source issue 2: excerpts of at most 25 lines */
const EXCERPT_LINES = { most: 25, least: 4 } as const;

/** Only what is told first is worth its lines: a field list of a type that nobody asked for is none. @source judged on six repositories */
const FIRST = 2;

/** The declaration that shows most at a glance: a type that fits, otherwise a short function; first come, first shown. */
export function chooseExcerpt(stories: readonly SymbolStory[]): SymbolFact | undefined {
  const fits = stories
    .slice(0, FIRST)
    .map(({ symbol }) => symbol)
    .filter((symbol) => isShort(symbol));
  const types = fits.filter(({ kind }) => kind === 'interface' || kind === 'type' || kind === 'enum');
  return types[0] ?? fits.find(({ kind }) => kind === 'class' || kind === 'function') ?? fits[0];
}

function isShort({ startLine, endLine }: SymbolFact): boolean {
  const lines = endLine - startLine + 1;
  return lines >= EXCERPT_LINES.least && lines <= EXCERPT_LINES.most;
}
