import { describe, expect, test } from 'vitest';
import type { RepoPath } from '#vocabulary';
import type { DocumentFact } from '../analysis.ts';
import { documentKind } from './document-kind.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRst } from './read-rst.ts';
import { readWarnings } from './read-warnings.ts';
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

  test('frames of documentation tools are no sentences, what stands in front of them is', () => {
    const text =
      '# Relay\n\n??? abstract "API Reference"\n    ::: relay.Relay\n        options:\n\n::: relay\n\nRelay delivers events to the endpoints of customers.\n';
    expect(readMarkdown(path, text).sections[0]?.lead).toMatchObject({
      text: 'Relay delivers events to the endpoints of customers.',
      startLine: 9,
    });
  });

  test('a quotation with a heading of its own is a notice, not a lead', () => {
    const text =
      '> ## Relay v2\n>\n> Relay is heading towards v2, tell us what you want.\n\nRelay delivers events to the endpoints of customers.\n';
    expect(readMarkdown(path, text).sections[0]?.lead).toMatchObject({ startLine: 5 });
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

describe('kinds of documents', () => {
  test.each([
    ['README.md', 'readme'],
    ['packages/a/readme.rst', 'readme'],
    ['CONTRIBUTING.md', 'contributing'],
    ['docs/architecture.md', 'architecture'],
    ['docs/adr/0004-use-queues.md', 'decision'],
    ['docs/adr/README.md', 'readme'],
    ['docs/adr/template.md', 'guide'],
    ['CHANGES.rst', 'changelog'],
    ['.github/SECURITY.md', 'security'],
    ['LICENSE.txt', 'licence'],
    ['CODE_OF_CONDUCT.md', 'conduct'],
    ['AGENTS.md', 'agents'],
    ['docs/delivery.md', 'guide'],
  ])('%s is a %s', (name, kind) => {
    expect(documentKind(name)).toBe(kind);
  });

  test('of a change log the newest released version with its items is taken', () => {
    const text = `# Changes

## Version 2.1.0

Unreleased

- Not out yet, whatever it is.

## [2.0.1] - 2024-05-01

### Fixed

- A crash when the [queue](x) was
  empty.
- Another thing.

## 2.0.0
`;
    const release = readMarkdown('CHANGELOG.md' as RepoPath, text).release;
    expect(release).toEqual({
      version: '2.0.1',
      date: '2024-05-01',
      startLine: 9,
      endLine: 9,
      unreleased: { text: 'Version 2.1.0', startLine: 3, endLine: 3 },
      waiting: [{ text: 'Not out yet, whatever it is.', startLine: 7, endLine: 7 }],
      items: [
        { text: 'A crash when the queue was empty.', startLine: 13, endLine: 14 },
        { text: 'Another thing.', startLine: 15, endLine: 15 },
      ],
    });
  });

  test('a decision record gives its status and its decision', () => {
    const text = '# Use one queue\n\n* Status: accepted\n\n## Decision\n\nWe keep all webhooks in one queue.\n';
    expect(readMarkdown('docs/adr/0001-queue.md' as RepoPath, text).decision).toEqual({
      status: { text: 'accepted', startLine: 3, endLine: 3 },
      decision: { text: 'We keep all webhooks in one queue.', startLine: 7, endLine: 7 },
    });
  });
});

describe('lists, tables and definitions', () => {
  test('rows of a table carry their columns and lines', () => {
    const text = '## Settings\n\n| Variable | Default |\n|---|:-:|\n| `PORT` | `a \\| b` |\n| `HOST` | |\n';
    expect(readMarkdown(path, text).sections[0]?.rows).toEqual([
      { columns: ['Variable', 'Default'], cells: ['PORT', 'a | b'], startLine: 5, endLine: 5 },
      { columns: ['Variable', 'Default'], cells: ['HOST', ''], startLine: 6, endLine: 6 },
    ]);
  });

  test('items are whole, without the items below them', () => {
    const text = '## Features\n\n- **Fast** on\n  every machine\n  - in detail\n- [x] Small\n1. Last\n';
    expect(readMarkdown(path, text).sections[0]?.items?.map(({ text: item }) => item)).toEqual([
      'Fast on every machine',
      'Small',
      'Last',
    ]);
  });

  test('a term with its definition, in both languages', () => {
    const rows = [{ columns: [], cells: ['PORT', 'Where it listens.'], startLine: 3, endLine: 4 }];
    expect(readMarkdown(path, '## Settings\n\n`PORT`\n: Where it listens.\n').sections[0]?.rows).toEqual(rows);
    expect(readRst(path, 'Set\n===\nPORT\n    Where it listens.\n').sections[0]?.rows).toEqual(rows);
  });

  test('a table of a hundred thousand bars is read in one pass', () => {
    const text = `| a |\n|---|\n${'|'.repeat(100_000)}\n${'| x '.repeat(20_000)}\n`;
    const rows = readMarkdown(path, text).sections[0]?.rows ?? [];
    expect(Math.max(...rows.map(({ cells }) => cells.length))).toBeLessThanOrEqual(8);
  });
});

test.each([
  [
    'a directive',
    'Relay\n=====\n\n.. warning:: This series is a **pre-release**,\n   so do not use it.\n\nIt delivers.\n',
    [{ text: 'This series is a pre-release, so do not use it.', startLine: 4, endLine: 5 }],
  ],
  [
    'an alert',
    '# Relay\n\n> [!WARNING]\n> It is archived.\n\n> [!NOTE]\n> Take a seat.\n',
    [{ text: 'It is archived.', startLine: 3, endLine: 4 }],
  ],
  ['a heading about warnings', '# Warning: lights\n\n> a motto\n', []],
])('warnings of a document: %s', (_, text, expected) => {
  expect(readWarnings(text)).toEqual(expected);
});
