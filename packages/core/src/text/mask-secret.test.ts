import { describe, expect, test } from 'vitest';
import { MASK, maskSecret } from './mask-secret.ts';
import { Secret } from './secret.ts';

const KEY = 'sk-proj-9f/8+Zq"7 öKx01'.padEnd(40, 'Q');
const secret = new Secret(KEY);
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('maskSecret', () => {
  test.each([
    ['plain', KEY],
    ['URL-encoded', encodeURIComponent(KEY)],
    ['inside JSON', JSON.stringify({ key: KEY })],
    ['base64', base64(KEY)],
    ['base64url', Buffer.from(KEY).toString('base64url')],
    ['base64 after a user name', base64(`u:${KEY}`)],
    ['base64 after a longer user name', base64(`us:${KEY}`)],
    ['base64 between other text', base64(`Bearer ${KEY}; more`)],
    ['twice', `${KEY} and ${KEY}`],
    ['without its end', KEY.slice(0, 21)],
    ['without its beginning', KEY.slice(9)],
  ])('a secret is masked: %s', (_how, text) => {
    const masked = maskSecret(`before ${text} after`, secret);
    expect(masked).toContain(MASK);
    expect(masked.startsWith('before ')).toBe(true);
    for (let at = 0; at + 8 <= KEY.length; at += 1) expect(masked).not.toContain(KEY.slice(at, at + 8));
    expect(masked.endsWith(' after')).toBe(true);
  });

  test('a text without the secret stays as it is', () => {
    expect(maskSecret('HTTP 401 from api.example.org', secret)).toBe('HTTP 401 from api.example.org');
  });

  test('a short secret is masked as a whole only', () => {
    expect(maskSecret('abcd abcdefgh', new Secret('abcdefgh'))).toBe(`abcd ${MASK}`);
  });

  test('an empty secret masks nothing', () => {
    expect(maskSecret('text', new Secret(''))).toBe('text');
  });
});
