import type { WikiLanguage } from '@orionwiki/core/messages';

/** How numbers and times are written in one language. */
export interface Formats {
  number(value: number): string;
  /** An estimate: rounded, so that it does not look exact. */
  about(value: number): string;
  /** Whether the language uses its singular for `count`. */
  isOne(count: number): boolean;
  /** A running time such as `1:07` or `1:02:03`. */
  clock(ms: number): string;
  /** The day of an ISO 8601 time, such as `5 Jan 2026`. */
  date(iso: string): string;
  /** A length of time in words, such as `42 sec` or `3 min`. */
  duration(ms: number): string;
  /** A range in words, such as `2–3 min`. */
  range(fromMs: number, toMs: number): string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** From this length on, minutes are more useful than seconds, in milliseconds. */
const IN_MINUTES = 90 * SECOND;

/** The formats of a language. */
export function formatsIn(language: WikiLanguage): Formats {
  const numbers = new Intl.NumberFormat(language);
  const rounded = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const plurals = new Intl.PluralRules(language);
  // In UTC, as commits are dated: one day for every reader.
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const seconds = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'short' });
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  return {
    number: (value) => numbers.format(value),
    about: (value) => rounded.format(value),
    isOne: (count) => plurals.select(count) === 'one',
    clock,
    date: (iso) => (Number.isNaN(Date.parse(iso)) ? '' : days.format(new Date(iso))),
    duration: (ms) =>
      ms < IN_MINUTES ? seconds.format(Math.max(1, Math.round(ms / SECOND))) : minutes.format(Math.round(ms / MINUTE)),
    range: (fromMs, toMs) =>
      toMs < IN_MINUTES
        ? seconds.formatRange(tens(fromMs), tens(toMs))
        : minutes.formatRange(Math.max(1, Math.floor(fromMs / MINUTE)), Math.ceil(toMs / MINUTE)),
  };
}

/** Seconds rounded up to tens: an estimate must not look more exact than it is. */
function tens(ms: number): number {
  return Math.max(10, Math.ceil(ms / SECOND / 10) * 10);
}

function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / SECOND));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, rest] = [Math.floor(total / 3600), total % 3600];
  const [mins, secs] = [Math.floor(rest / 60), rest % 60];
  return hours > 0 ? `${hours}:${two(mins)}:${two(secs)}` : `${mins}:${two(secs)}`;
}
