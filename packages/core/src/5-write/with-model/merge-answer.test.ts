import { describe, expect, test } from 'vitest';
import type { Block, PageDraft } from '#draft';
import { mergeAnswer } from './merge-answer.ts';
import { splitSections } from './page-section.ts';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const says = (text: string): Block => ({
  kind: 'paragraph',
  statements: [{ inlines: [{ kind: 'text', text }], evidence: [PROOF] }],
});
const list = (text: string, isOrdered = false): Block => ({
  kind: 'list',
  isOrdered,
  items: [[{ inlines: [{ kind: 'text', text }], evidence: [PROOF] }]],
});
const signpost: Block = {
  kind: 'paragraph',
  statements: [{ inlines: [{ kind: 'page', pageId: 'x', text: 'X' }], evidence: [] }],
};
const diagram: Block = { kind: 'diagram', diagramId: 'd' };
const PROOF = { path: 'a.ts' as never, startLine: 1, endLine: 1, claim: { predicate: 'defines' as const, name: 'a' } };

function merge(plain: readonly Block[], written: readonly Block[]): unknown[] {
  const facts: PageDraft = {
    id: 'p',
    title: 'P',
    kind: 'module',
    origin: 'facts',
    summary: '',
    blocks: plain,
    diagrams: [],
    sources: [],
  };
  const sections = splitSections(written).filter(({ blocks }) => blocks.length > 0);
  return mergeAnswer(facts, sections).blocks.map((block) => {
    if (block.kind === 'heading') return `# ${block.text}`;
    if (block.kind !== 'paragraph' && block.kind !== 'list') return block.kind;
    const [statement] = block.kind === 'list' ? (block.items[0] ?? []) : block.statements;
    const [inline] = statement?.inlines ?? [];
    return `${block.kind === 'list' ? '- ' : ''}${inline && 'text' in inline ? inline.text : ''}`;
  });
}

describe('a merged page', () => {
  test.each<[string, Block[], Block[], unknown[]]>([
    ['has the model’s words before the first heading', [says('p')], [says('m')], ['m']],
    [
      'has the model’s words under the same heading',
      [heading('A'), says('p')],
      [heading('A'), says('m')],
      ['# A', 'm'],
    ],
    [
      'takes headings as equal whatever their signs',
      [heading('How it waits'), says('p')],
      [heading('how it waits:'), says('m')],
      ['# How it waits', 'm'],
    ],
    [
      'keeps diagrams where they stand',
      [heading('A'), diagram, says('p')],
      [heading('A'), says('m')],
      ['# A', 'diagram', 'm'],
    ],
    [
      'puts words before a table when there were none',
      [heading('A'), diagram],
      [heading('A'), says('m')],
      ['# A', 'm', 'diagram'],
    ],
    [
      'keeps what the model left out',
      [says('p'), heading('A'), says('q')],
      [heading('A'), says('m')],
      ['p', '# A', 'm'],
    ],
    ['keeps plain lists beside paragraphs', [says('p'), list('l')], [says('m')], ['m', '- l']],
    ['replaces a list by a list of the same kind', [list('l'), list('n', true)], [list('m')], ['- m', '- n']],
    ['keeps signposts to other pages', [says('p'), signpost], [says('m')], ['m', 'X']],
    [
      'puts new sections behind the one they followed',
      [heading('A'), says('p'), heading('B'), says('q')],
      [heading('A'), says('m'), heading('New'), says('n')],
      ['# A', 'm', '# New', 'n', '# B', 'q'],
    ],
    [
      'puts new sections that followed nothing after the introduction',
      [says('p'), heading('B'), says('q')],
      [heading('New'), says('n')],
      ['p', '# New', 'n', '# B', 'q'],
    ],
    [
      'joins sections that the model opened twice',
      [heading('A'), says('p')],
      [heading('A'), says('m'), heading('A'), says('n')],
      ['# A', 'm', 'n'],
    ],
    ['is the plain page when nothing is left of the answer', [says('p')], [], ['p']],
  ])('%s', (_fact, plain, written, expected) => {
    expect(merge(plain, written)).toEqual(expected);
  });
});
