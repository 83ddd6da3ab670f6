import type { WikiLanguage } from '@orionwiki/core/messages';

const LANGUAGES: readonly WikiLanguage[] = ['en', 'tr'];

/** Longest Accept-Language header that is looked at, in characters; real ones are shorter than 200. */
const MAX_HEADER_LENGTH = 1000;

/** The interface's language: what was chosen before, otherwise the best of `Accept-Language`, otherwise English. */
export function chooseLanguage(cookie: string | undefined, acceptLanguage: string | null): WikiLanguage {
  return knownLanguage(cookie) ?? preferredLanguage(acceptLanguage ?? '') ?? 'en';
}

/** The language when its texts exist, otherwise `undefined`; `tr-TR` counts as `tr`. */
export function knownLanguage(tag: string | undefined): WikiLanguage | undefined {
  const primary = tag?.split('-', 1)[0]?.trim().toLowerCase();
  return LANGUAGES.find((language) => language === primary);
}

function preferredLanguage(header: string): WikiLanguage | undefined {
  let best: { language: WikiLanguage; weight: number } | undefined;
  for (const part of header.slice(0, MAX_HEADER_LENGTH).split(',')) {
    const [tag, ...settings] = part.split(';');
    const language = knownLanguage(tag);
    const weight = weightOf(settings);
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language;
}

function weightOf(settings: readonly string[]): number {
  const quality = settings.map((setting) => setting.trim()).find((setting) => setting.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
