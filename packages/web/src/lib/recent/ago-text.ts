import type { WikiLanguage } from '@orionwiki/core/messages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in words: `2 hr. ago`, `now`; from a month on, the date. */
export function agoText(thenMs: number, nowMs: number, language: WikiLanguage): string {
  const passed = Math.max(0, nowMs - thenMs);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (passed < MINUTE) return relative.format(0, 'second');
  if (passed < HOUR) return relative.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return relative.format(-Math.floor(passed / HOUR), 'hour');
  if (passed < 30 * DAY) return relative.format(-Math.floor(passed / DAY), 'day');
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(thenMs);
}
