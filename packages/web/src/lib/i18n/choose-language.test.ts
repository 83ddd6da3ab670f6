import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

describe('chooseLanguage', () => {
  test.each([
    [undefined, null, 'en'],
    [undefined, 'tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
    [undefined, 'en;q=0.4, tr;q=0.6', 'tr'],
    [undefined, 'de-DE,de;q=0.9,tr;q=0.2', 'tr'],
    [undefined, 'de-DE,de', 'en'],
    [undefined, 'tr;q=0, en', 'en'],
    [undefined, 'tr;q=abc', 'en'],
    ['tr', 'en-GB', 'tr'],
    ['en', 'tr', 'en'],
    ['xx', 'tr', 'tr'],
    [undefined, `${'x,'.repeat(5000)}tr`, 'en'],
  ])('cookie %j with header %j gives %s', (cookie, header, language) => {
    expect(chooseLanguage(cookie, header)).toBe(language);
  });
});
