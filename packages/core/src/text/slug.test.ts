import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
  ['How requests are authenticated', 'how-requests-are-authenticated'],
  ['  C++ / Rust  ', 'c-rust'],
  ['İstek Sınırı: Şöyle Çalışır', 'istek-siniri-soyle-calisir'],
  ['Straße & Œuvre', 'strasse-oeuvre'],
  ['字', ''],
  ['', ''],
  [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
])('"%s" becomes "%s"', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});
