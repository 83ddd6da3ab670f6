import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { WikiSearch } from './wiki-search.svelte.ts';

/** From this many hits on there may be more than are shown. @source core's search index */
const MOST_HITS = 20;

/** What a sentence about the search depends on. */
export interface StatusContext {
  readonly texts: Pick<Texts, 'ui' | 'fill' | 'count'>;
  /** Whether pages that are not written will never be. */
  readonly hasEnded: boolean;
}

/** How many results there are, and what could not be searched. */
export function searchStatus(
  search: Pick<WikiSearch, 'query' | 'hits' | 'isLoading' | 'missedCount' | 'unwrittenCount'>,
  { texts, hasEnded }: StatusContext,
): string {
  const words = texts.ui.search;
  const count = (text: typeof words.count, n: number) => (n === 0 ? '' : texts.count(text, n));
  return [
    search.query.trim() === '' ? '' : resultsText(search, texts),
    search.isLoading ? `${words.loading}…` : '',
    count(hasEnded ? words.neverWritten : words.unwritten, search.unwrittenCount),
    count(words.missed, search.missedCount),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function resultsText(
  { hits, query, isLoading }: Pick<WikiSearch, 'hits' | 'query' | 'isLoading'>,
  texts: StatusContext['texts'],
): string {
  const words = texts.ui.search;
  if (hits.length >= MOST_HITS) return texts.fill(words.atMost, { n: hits.length });
  if (hits.length > 0) return texts.count(words.count, hits.length);
  return isLoading ? '' : texts.fill(words.none, { query: query.trim() });
}
