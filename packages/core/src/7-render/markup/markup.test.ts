import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';
import { EMPTY, html, join } from './markup.ts';

test.each([
  ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['</script><script>', '&lt;/script&gt;&lt;script&gt;'],
  [']]>', ']]&gt;'],
  [`" onload="x' y`, '&quot; onload=&quot;x&#39; y'],
  ['&lt;', '&amp;lt;'],
  ['a\u202eb', 'a[U+202E]b'],
  ['a\0\u0085b', 'a\ufffd\ufffdb'],
  ['\ud800', '\ufffd'],
])('inserted text %j becomes %j', (text, escaped) => {
  expect(html`${text}`.source).toBe(escaped);
});

test('markup inside markup is not escaped again', () => {
  const inner = html`<b>${'a & b'}</b>`;
  expect(html`<p>${inner}${[inner, inner]}${undefined}${7}</p>`.source).toBe(
    '<p><b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b>7</p>',
  );
});

test('parts are joined with a separator', () => {
  expect(join([html`a`, EMPTY, html`b`], ', ').source).toBe('a, , b');
});

test('line breaks and tabs of code are kept, carriage returns go', () => {
  expect(cleanText('a\tb\r\nc')).toBe('a\tb\nc');
});
