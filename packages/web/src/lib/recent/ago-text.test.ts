import { expect, test } from 'vitest';
import { agoText } from './ago-text.ts';

const NOW = Date.UTC(2026, 4, 20, 12);

test.each([
  [0, 'now', 'şimdi'],
  [-5000, 'now', 'şimdi'],
  [5 * 60_000, '5 min. ago', '5 dk. önce'],
  [3 * 3_600_000, '3 hr. ago', '3 sa. önce'],
  [26 * 3_600_000, 'yesterday', 'dün'],
  [40 * 86_400_000, 'Apr 10, 2026', '10 Nis 2026'],
])('%d ms ago is “%s” and “%s”', (passed, english, turkish) => {
  expect(agoText(NOW - passed, NOW, 'en')).toBe(english);
  expect(agoText(NOW - passed, NOW, 'tr')).toBe(turkish);
});
