import { describe, expect, test } from 'vitest';
import { type AnswerBlock, sentenceText } from './answer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { parseAnswer } from './parse-answer.ts';

/** Blocks in short: headings as text, sentences as `text ← cites`, `!` in front of markup. */
function shortly(blocks: readonly AnswerBlock[]): unknown[] {
  const sentence = (item: Extract<AnswerBlock, { kind: 'paragraph' }>['sentences'][number]) =>
    `${item.hasMarkup ? '!' : ''}${sentenceText(item)}${item.cites.length > 0 ? ` ← ${item.cites.join(' ')}` : ''}`;
  return blocks.map((block) => {
    if (block.kind === 'heading') return `${'#'.repeat(block.level)} ${block.text}`;
    if (block.kind === 'paragraph') return block.sentences.map(sentence);
    return { [block.isOrdered ? 'ol' : 'ul']: block.items.map((item) => item.map(sentence)) };
  });
}

describe('an answer is taken apart', () => {
  test.each<[string, string, unknown[]]>([
    ['evidence before the full stop', 'One `a` [e1]. Two [e2].', [['One a. ← e1', 'Two. ← e2']]],
    ['evidence behind the full stop', 'One. [e1] Two. [e2][e3]', [['One. ← e1', 'Two. ← e2 e3']]],
    ['evidence stuck to the full stop', 'One.[e1] Two.[e2]', [['One. ← e1', 'Two. ← e2']]],
    ['evidence at the end of several sentences', 'One. Two [e1]. Three.', [['One. ← e1', 'Two. ← e1', 'Three.']]],
    ['several ids in one pair of brackets', 'One [e1, e2; e3].', [['One. ← e1 e2 e3']]],
    ['the same id twice', 'One [e1] and more [e1].', [['One and more. ← e1']]],
    ['a place instead of an id', 'One [src/a.ts:3-9]. Two [b.py:7].', [['One. ← src/a.ts:3-9', 'Two. ← b.py:7']]],
    ['a name that begins the next sentence', 'One [e1]. `b` is two [e2].', [['One. ← e1', 'b is two. ← e2']]],
    ['names with full stops', 'It calls `a.b.c()` in v1.2 of x.ts [e1].', [['It calls a.b.c() in v1.2 of x.ts. ← e1']]],
    ['lines of one paragraph', 'One\ntwo [e1].\nThree [e2].', [['One two. ← e1', 'Three. ← e2']]],
    ['headings', '# A\n## B\n#### C `d` [e1]\ntext [e1].', ['## A', '## B', '### C d', ['text. ← e1']]],
    ['bullets', '- One [e1].\n- Two [e2]. Three [e3].', [{ ul: [['One. ← e1'], ['Two. ← e2', 'Three. ← e3']] }]],
    ['numbers', '1. One [e1].\n2. Two [e2].', [{ ol: [['One. ← e1'], ['Two. ← e2']] }]],
    [
      'nested lists as one',
      '- One [e1].\n  - Two [e2].\n- Three [e3].',
      [{ ul: [['One. ← e1'], ['Two. ← e2'], ['Three. ← e3']] }],
    ],
    ['a heading in a list', '- # One [e1].', [{ ul: [['One. ← e1']] }]],
    ['emphasis', '*One* **two** ~~three~~ [e1].', [['One two three. ← e1']]],
    ['links to pages', 'See [[flow-1]] and [[other|words]] [e1].', [['See [[flow-1]] and [[other]]. ← e1']]],
    ['quoted blocks as text', '> One [e1].', [['One. ← e1']]],
    [
      'quotations with full stops inside',
      'It says “One. Two…” [e1]. Three [e2].',
      [['It says “One. Two…”. ← e1', 'Three. ← e2']],
    ],
    ['marks without words', 'One. [e1]. … [e2]', [['One. ← e1 e2']]],
    ['nothing', '', []],
    ['brackets that are no evidence', 'Takes [a] and [1] [e1].', [['Takes [a] and [1]. ← e1']]],
  ])('%s', (_fact, text, blocks) => {
    expect(shortly(parseAnswer(text).blocks)).toEqual(blocks);
  });
});

describe('markup is told apart', () => {
  test.each<[string, string, unknown[]]>([
    ['a link', 'See [docs](https://x.y) [e1].', [['!See docs. ← e1']]],
    ['an image', 'See ![logo](https://x.y/z.png) [e1].', [['!See. ← e1']]],
    ['an address in angle brackets', 'See <https://x.y> [e1].', [['!See https://x.y. ← e1']]],
    [
      'a definition that would make evidence a link',
      'One [e1].\n\n[e1]: https://x.y',
      [['One. ← e1'], [': https://x.y ← e1']],
    ],
    ['HTML stays text', 'A <b>bold</b> move [e1].', [['A <b>bold</b> move. ← e1']]],
    ['signs that stand for pieces are taken out', 'A \ue000\ue001 b `\ue000c` [e1].', [['A b c. ← e1']]],
  ])('%s', (_fact, text, blocks) => {
    expect(shortly(parseAnswer(text).blocks)).toEqual(blocks);
  });

  test.each([
    ['a fenced block', '```mermaid\ngraph TD\n```'],
    ['an indented block', '    code'],
    ['a table', '| a | b |\n|---|---|\n| c | d |'],
  ])('%s is left out and reported', (_fact, text) => {
    const { blocks, problems } = parseAnswer(`One [e1].\n\n${text}\n\nTwo [e2].`);
    expect(shortly(blocks)).toEqual([['One. ← e1'], ['Two. ← e2']]);
    expect(problems.map(({ reason }) => reason)).toEqual(['unwanted-markup']);
  });
});

describe('the answer itself', () => {
  test.each([
    ['is found behind a thought', '<think>\nHm [e1].\n</think>\nOne.', 'One.'],
    ['is found behind a thought whose beginning is missing', 'Hm.</think>One.', 'One.'],
    ['is nothing when the thought never ends', '<think>\nHm. One.', ''],
    ['is found in a fence', '```markdown\nOne.\n```', 'One.'],
    ['is found in a fence behind a greeting', 'Here is the page:\n\n```\nOne.\n```', 'One.'],
    [
      'keeps fences of its own',
      'One.\n```js\ncode\n```\nTwo.\n```\nmore\n```',
      'One.\n```js\ncode\n```\nTwo.\n```\nmore\n```',
    ],
    ['has plain line ends', 'One.\r\nTwo.\rThree.', 'One.\nTwo.\nThree.'],
  ])('%s', (_fact, raw, clean) => {
    expect(cleanAnswer(raw)).toBe(clean);
  });

  test.each([
    '[',
    '![',
    '`',
    '*',
    '_',
    '[[',
    '[e1',
    '> ',
    '- ',
    '<',
    '**a',
    '[a](',
    '\\',
    '| ',
    '# ',
    '&',
    '~~',
    '“',
    '. ',
  ])('made of nothing but "%s" is taken apart', (piece) => {
    expect(parseAnswer(piece.repeat(64 * 1024)).blocks.length).toBeGreaterThanOrEqual(0);
  });
});
