import { describe, expect, test } from 'vitest';
import { blockCommentText, docComment, docstringText, firstSentence, lineCommentText } from './doc-text.ts';

const lines = { startLine: 1, endLine: 1 };

test('a comment that only takes its subject out of use says what to use', () => {
  expect(docComment('@deprecated Use the other queue instead.\n@see x', lines)?.summary).toBe(
    'deprecated: Use the other queue instead.',
  );
  expect(docComment('@deprecated', lines)).toBeUndefined();
});

test.each([
  ['One sentence. Another one.', 'One sentence.'],
  ['No full stop', 'No full stop'],
  ['Takes e.g. a name. Then more.', 'Takes e.g. a name.'],
  ['Version 1.2 of it. More.', 'Version 1.2 of it.'],
  ['Over\n  two lines. More.', 'Over two lines.'],
  ['First paragraph\n\nSecond.', 'First paragraph'],
  ['Words first.\n@param a the a', 'Words first.'],
  ['It makes two assumptions\n\t1. "pattern" is short\n\t2. it is low', 'It makes two assumptions'],
  ['Manager of instances\nOne for each connection', 'Manager of instances'],
  ['Hands on what the\nServer has said', 'Hands on what the Server has said'],
  ['@deprecated use b', ''],
  ['The ``a``, ``. b`` and c. More.', 'The ``a``, ``. b`` and c.'],
])('the first sentence of %j', (text, expected) => {
  expect(firstSentence(text)).toBe(expected);
});

test.each([
  ['A session.\n\nKeeps cookies between requests.', 'A session. Keeps cookies between requests.'],
  ['A session. Keeps cookies.', 'A session. Keeps cookies.'],
  ['Sends one event to its receiver. Then waits.', 'Sends one event to its receiver.'],
  ['A session.\n\nReturns:\n  nothing.', 'A session.'],
  ['A session.\n\n:param name: of it.', 'A session.'],
])('a first sentence that says next to nothing goes on: %j', (text, expected) => {
  expect(docComment(text, lines)?.summary).toBe(expected);
});

describe('a comment is documentation only when it speaks to readers', () => {
  test.each([
    ['eslint-disable-next-line no-console'],
    ['@ts-expect-error why'],
    ['Copyright 2024 Somebody. All rights reserved.'],
    ['SPDX-License-Identifier: MIT'],
    ['#region things'],
    ['  '],
    ['@internal'],
  ])('%j is none', (text) => {
    expect(docComment(text, lines)).toBeUndefined();
  });

  test('other words are kept with their lines', () => {
    expect(docComment(' Sends it. \n', { startLine: 3, endLine: 4 })).toEqual({
      text: 'Sends it.',
      summary: 'Sends it.',
      startLine: 3,
      endLine: 4,
    });
  });
});

test('marks of comments are removed, words stay', () => {
  expect(blockCommentText('/**\n * One.\n *\n *   two\n */').trim()).toBe('One.\n\n  two');
  expect(lineCommentText(['// One', '//two', '#: three'])).toBe('One\ntwo\nthree');
  expect(docstringText('r"""One.\n\n    Two\n      three\n    """')).toBe('One.\n\nTwo\n  three\n');
  expect(docstringText("'One'")).toBe('One');
});
