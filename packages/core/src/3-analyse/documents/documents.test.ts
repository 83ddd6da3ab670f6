import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRst } from './read-rst.ts';
import { sectionKind } from './section-kind.ts';

const path = 'README' as RepoPath;
const outline = ({ sections }: DocumentFact) =>
  sections.map(({ level, heading, kind, startLine, endLine, lead }) => {
    const words = lead === undefined ? '' : ` | ${lead.startLine}-${lead.endLine} ${lead.text}`;
    return `${level} ${heading} [${kind}] ${startLine}-${endLine}${words}`;
  });

describe('Markdown', () => {
  test('headings, first paragraphs and code blocks carry their lines', () => {
    const text = `# Relay

Relay *delivers* events to the [customers](https://example.org)
of a \`shop\`, signed.

Not the lead.

Install
-------

\`\`\`sh
npm i relay
\`\`\`

### Usage ###

Call it like this:
`;
    const document = readMarkdown(path, text);
    expect(document.title).toEqual({ text: 'Relay', startLine: 1, endLine: 1 });
    expect(outline(document)).toEqual([
      '1 Relay [what] 1-7 | 3-4 Relay delivers events to the customers of a shop, signed.',
      '2 Install [install] 8-14',
      '3 Usage [usage] 15-17 | 17-17 Call it like this:',
    ]);
    expect(document.sections[1]?.codeBlocks).toEqual([
      { language: 'sh', text: 'npm i relay', startLine: 12, endLine: 12 },
    ]);
  });

  test.each([
    ['badges', '[![ci](https://a/b.svg)](https://a) ![x](y.png)\n\nThe words that count here.'],
    ['HTML', '<p align="center">\n  <img src="x.png">\n</p>\n\nThe words that count here.'],
    ['a comment', '<!-- one\n\ntwo three four five -->\n\nThe words that count here.'],
    ['a row of links', '[English](a.md) | [Türkçe](b.md) | [Other](c.md)\n\nThe words that count here.'],
    ['a link definition', '[docs]: https://example.org/one/two\n\nThe words that count here.'],
    ['a table', '| a | b | c |\n|---|---|---|\n| one | two | three |\n\nThe words that count here.'],
    ['a list', '- one two three four\n- five six seven\n\nThe words that count here.'],
    ['front matter', '---\ntitle: Guide of things\n---\n\nThe words that count here.'],
    ['a note', '> [!NOTE]\n> one two three four five\n\nThe words that count here.'],
    ['an advertisement', '<div>\n\n### [Buy this thing](https://ad.example)\n\n</div>\n\nThe words that count here.'],
  ])('%s is no lead', (_title, text) => {
    const [section] = readMarkdown(path, text).sections;
    expect(section?.lead?.text).toBe('The words that count here.');
  });

  test('a quotation at the top is the motto, a sentence in HTML the last resort', () => {
    expect(readMarkdown(path, '> A tiny client for the web\n\nIt runs in many places.').sections[0]?.lead?.text).toBe(
      'A tiny client for the web',
    );
    const html = '<h1>tRPC</h1>\n<h3>Move fast and break nothing.</h3>\n';
    expect(readMarkdown(path, html)).toMatchObject({
      title: { text: 'tRPC', startLine: 1 },
      sections: [{ lead: { text: 'Move fast and break nothing.', startLine: 2 } }],
    });
  });

  test('headings inside code are no headings', () => {
    expect(outline(readMarkdown(path, '# A\n\n~~~\n# no\n~~~\n\n````\n```\n# no\n````\n'))).toEqual([
      '1 A [what] 1-10',
    ]);
  });
});

describe('reStructuredText', () => {
  test('underlined titles, leads, directives and literal blocks', () => {
    const text = `=======
 Relay
=======

.. image:: a.png
   :alt: picture

:Version: 1.0

Relay delivers \`events <https://example.org>\`_ to
customers.

Install
=======

Use pip to install it::

    pip install relay

.. code-block:: python

   import relay
`;
    const document = readRst(path, text);
    expect(document.title).toEqual({ text: 'Relay', startLine: 1, endLine: 3 });
    expect(outline(document)).toEqual([
      '1 Relay [what] 1-12 | 10-11 Relay delivers events to customers.',
      '2 Install [install] 13-22 | 16-16 Use pip to install it:',
    ]);
    expect(document.sections[1]?.codeBlocks).toEqual([
      { language: '', text: 'pip install relay', startLine: 18, endLine: 18 },
      { language: 'python', text: 'import relay', startLine: 22, endLine: 22 },
    ]);
  });

  test('several sections of the first level make no title', () => {
    const document = readRst(
      path,
      'Donate\n======\n\nGive us some money please.\n\nUsage\n=====\n\nCall it like this one.\n',
    );
    expect(document.title).toBeUndefined();
    expect(document.sections.map(({ kind }) => kind)).toEqual(['other', 'usage']);
  });
});

test.each([
  ['Quick Start', 'quick-start'],
  ['🚀 Getting started', 'quick-start'],
  ['Installation', 'install'],
  ['Usage', 'usage'],
  ['Configuration options', 'configuration'],
  ['Running the tests', 'testing'],
  ['Contributing', 'contributing'],
  ['All contributors', 'other'],
  ['Building from source', 'development'],
  ['Building a router', 'other'],
  ['How it works', 'architecture'],
  ["What's a task queue?", 'what'],
  ['What’s new', 'what'],
  ['License', 'licence'],
  ['Security policy', 'security'],
  ['Sponsors', 'other'],
])('a section called %j is about %s', (heading, kind) => {
  expect(sectionKind(heading)).toBe(kind);
});
