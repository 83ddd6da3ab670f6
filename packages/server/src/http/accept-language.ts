import { WIKI_LANGUAGES, type WikiLanguage } from '@orionwiki/core';

/** Ranges looked at; the rest of a longer header is ignored. */
const MAX_RANGES = 16;

/** The supported language the client likes best, English when it names none. Header syntax: RFC 9110 §12.5.4. */
export function preferredLanguage(header: string | undefined): WikiLanguage {
  let best: WikiLanguage = 'en';
  let bestWeight = 0;
  for (const range of (header ?? '').split(',', MAX_RANGES)) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const language = WIKI_LANGUAGES.find((known) => tag === known || tag.startsWith(`${known}-`));
    const weight = weightOf(parameters);
    if (language && weight > bestWeight) {
      best = language;
      bestWeight = weight;
    }
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((part) => part.trim()).find((part) => part.startsWith('q='));
  if (!quality) return 1;
  const weight = Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
}
