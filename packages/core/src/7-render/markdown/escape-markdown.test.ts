import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { codeFence, codeSpan, escapeMarkdown, linkTarget } from './escape-markdown.ts';

/** A reader that obeys everything, HTML included. */
const reader = new MarkdownIt({ html: true, linkify: false });

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '[a](javascript:alert(1))',
  '![a](https://x.example/p.png)',
  '`code` and ``more``',
  '*a* _b_ **c** ~~d~~',
  '# not a heading',
  '- not a list',
  '1. nor this',
  '> nor a quotation',
  'a | b | c',
  '&lt;b&gt; &amp; &#60;',
  'end\\',
  '[^1]: x',
  '<!-- a -->',
];

test.each(HOSTILE)('%j is shown as it is', (text) => {
  const shown = reader.renderInline(escapeMarkdown(text));
  expect(
    shown
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  ).toBe(text);
});

test.each(HOSTILE)('%j stays inside its code span', (text) => {
  const shown = reader.render(`a ${codeSpan(text)} b`);
  expect(shown).toMatch(/^<p>a <code>.*<\/code> b<\/p>\n$/s);
  expect(shown.match(/<code>/g)).toHaveLength(1);
});

test('a table cell with bars and back quotes stays one cell', () => {
  const row = `| ${codeSpan('a|b`c', true)} | ${escapeMarkdown('d|e')} |`;
  const shown = reader.render(`| x | y |\n| --- | --- |\n${row}`);
  expect(shown.match(/<td>/g)).toHaveLength(2);
  expect(shown).toContain('<code>a|b`c</code>');
});

test('no line of a block can close its fence', () => {
  const lines = ['```', '````sh', '~~~', '<b>'];
  expect(reader.render(codeFence(lines, 'sh'))).toContain('```\n````sh\n~~~\n&lt;b&gt;\n</code></pre>');
});

test('an address with brackets stays one link', () => {
  const shown = reader.render(`[a](${linkTarget('https://x.example/(a)/<b> c\\d')})`);
  expect(shown.match(/<a /g)).toHaveLength(1);
  expect(shown).toContain('>a</a>');
});
