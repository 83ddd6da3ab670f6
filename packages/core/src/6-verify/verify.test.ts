import { describe, expect, test } from 'vitest';
import type { Analysis } from '#analysis';
import type { Block, Diagram, PageDraft, Statement } from '#draft';
import { type Claim, type PageOrigin, type RepoPath, type SourceText, toRepoPath } from '#vocabulary';
import { vocabularyOf } from './repository-vocabulary.ts';
import { verifyPage } from './verify.ts';
import { verifyCitations } from './verify-citations.ts';

const QUEUE = ['// Keeps deliveries.', 'export function put(event: string) {', '  store(event);', '}'];
const source: SourceText = { lines: async (path) => (path === 'src/queue.ts' ? QUEUE : undefined) };
const analysis = {
  survey: { files: [{ path: 'src/queue.ts' }, { path: 'README.md' }], packages: [], chosen: [], notices: [] },
  symbols: new Map(),
  environment: [],
  entries: [],
  ciJobs: [],
  knownNames: new Set(['put', 'store']),
} as unknown as Analysis;

const at = (path: string): RepoPath => toRepoPath(path) as RepoPath;
const DEFINES: Claim = { predicate: 'defines', name: 'put' };

function said(text: string, claim: Claim = DEFINES, lines: readonly [number, number] = [2, 2]): Statement {
  return {
    inlines: [{ kind: 'text', text }],
    evidence: [{ path: at('src/queue.ts'), startLine: lines[0], endLine: lines[1], claim }],
  };
}

function draft(
  blocks: readonly Block[],
  options: { origin?: PageOrigin; diagrams?: readonly Diagram[] } = {},
): PageDraft {
  const { origin = 'facts', diagrams = [] } = options;
  return {
    id: 'queue',
    title: 'Queue',
    kind: 'module',
    origin,
    summary: '',
    blocks,
    diagrams,
    sources: [{ path: at('src/gone.ts'), reason: '' }],
  };
}

const context = { source, vocabulary: vocabularyOf(analysis), pageIds: new Set(['overview']), language: 'en' as const };
const paragraph = (...statements: Statement[]): Block => ({ kind: 'paragraph', statements });
const reasonsFor = async (statement: Statement, origin: PageOrigin = 'facts') =>
  (await verifyPage(draft([paragraph(statement)], { origin }), context)).dropped.map(({ reason }) => reason);

describe('a statement is kept', () => {
  test('when its lines prove it', async () => {
    const { draft: kept, citations } = await verifyPage(draft([paragraph(said('put is here'))]), context);
    expect(kept.blocks).toHaveLength(1);
    expect(citations).toEqual([
      { path: 'src/queue.ts', startLine: 2, endLine: 2, claim: 'put is here', check: DEFINES },
    ]);
  });

  test('with one citation for evidence that is cited twice', async () => {
    const { citations } = await verifyPage(draft([paragraph(said('one'), said('two'))]), context);
    expect(citations.map(({ claim }) => claim)).toEqual(['one']);
  });
});

describe('the opposite of a condition', () => {
  const told = (text: string): Statement => ({ ...said(''), inlines: [{ kind: 'code', text }] });

  test('may hold the words that turn it around, and no other name', async () => {
    expect(await reasonsFor(told('put("event") is not event'))).toEqual([]);
    expect(await reasonsFor(told('put("gone") is not event'))).toEqual(['unknown-name']);
  });
});

describe('numbered paragraphs', () => {
  test('are counted as far as they are left', async () => {
    const step = (number: number, claim: Claim): Block => {
      const statement = said('', claim);
      return paragraph({
        ...statement,
        inlines: [
          { kind: 'strong', text: `${number}.` },
          { kind: 'text', text: ' put' },
        ],
      });
    };
    const gone: Claim = { predicate: 'defines', name: 'gone' };
    const { draft: kept } = await verifyPage(draft([step(1, DEFINES), step(2, gone), step(3, DEFINES)]), context);
    const marks = kept.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.statements.map(({ inlines: [mark] }) => mark) : [],
    );
    expect(marks).toEqual([
      { kind: 'strong', text: '1.' },
      { kind: 'strong', text: '2.' },
    ]);
  });
});

describe('a statement is dropped', () => {
  test.each<[string, Statement, string]>([
    ['when the range ends behind the file', said('x', DEFINES, [2, 9]), 'range-outside-file'],
    ['when the range begins at line 0', said('x', DEFINES, [0, 2]), 'range-outside-file'],
    ['when the range is turned round', said('x', DEFINES, [3, 2]), 'range-outside-file'],
    [
      'when the file is not there',
      { inlines: [], evidence: [{ path: at('src/gone.ts'), startLine: 1, endLine: 1, claim: DEFINES }] },
      'file-not-at-commit',
    ],
    ['when the lines prove something else', said('x', { predicate: 'calls', callee: 'put' }), 'claim-not-proven'],
    ['when it names code without evidence', { inlines: [{ kind: 'code', text: 'put' }], evidence: [] }, 'no-evidence'],
    ['when it quotes without evidence', { inlines: [{ kind: 'quote', text: 'put' }], evidence: [] }, 'no-evidence'],
    ['when a path does not exist', { inlines: [{ kind: 'path', path: 'src/gone.ts' }], evidence: [] }, 'unknown-path'],
    [
      'when a page does not exist',
      { inlines: [{ kind: 'page', pageId: 'gone', text: 'x' }], evidence: [] },
      'dead-link',
    ],
    ['when a name does not exist', { ...said('x'), inlines: [{ kind: 'code', text: 'putAway' }] }, 'unknown-name'],
    [
      'when a part of a name does not exist',
      { ...said('x'), inlines: [{ kind: 'code', text: 'Queue.put' }] },
      'unknown-name',
    ],
  ])('%s', async (_, statement, reason) => expect(await reasonsFor(statement)).toEqual([reason]));

  test.each<[string, string, string]>([
    ['with HTML', 'It puts <b>events</b> away', 'unwanted-markup'],
    ['with a link', 'See [this](https://example.org) first', 'unwanted-markup'],
    ['with an address', 'See https://example.org first', 'unwanted-markup'],
    ['with an invented name in running text', 'It relies on putEverythingAway here', 'unknown-name'],
    ['in another language', 'Bu bölüm olayları bir kuyruk ile ve daha sonra işlemek için saklar', 'wrong-language'],
  ])('of a model %s', async (_, text, reason) => expect(await reasonsFor(said(text), 'model')).toEqual([reason]));
});

describe('a sentence that leans on the one before it', () => {
  const lie = said('lie', { predicate: 'defines', name: 'gone' });
  const leaning: Statement = { ...said('it is here'), leansOnPrevious: true };

  test('goes with it, and so does the next one that leans on it', async () => {
    const { draft: kept, dropped } = await verifyPage(draft([paragraph(lie, leaning, leaning, said('put'))]), context);
    expect(kept.blocks).toEqual([paragraph(said('put'))]);
    expect(dropped).toHaveLength(3);
  });

  test('stays when that one stays', async () => {
    const { dropped } = await verifyPage(draft([paragraph(said('put'), leaning)]), context);
    expect(dropped).toEqual([]);
  });
});

describe('what is left empty goes', () => {
  test('a heading without content, a list without items, a table without rows', async () => {
    const lie = said('lie', { predicate: 'defines', name: 'gone' });
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'Empty' },
      { kind: 'heading', level: 3, text: 'Empty too' },
      { kind: 'list', isOrdered: false, items: [[lie]] },
      { kind: 'table', columns: ['a'], rows: [[lie]] },
      { kind: 'heading', level: 2, text: 'Kept' },
      paragraph(said('put is here')),
    ];
    const { draft: kept, notices } = await verifyPage(draft(blocks), context);
    expect(kept.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
    expect(notices).toEqual([{ code: 'STATEMENT_DROPPED', stage: 'verify', params: { count: 2, page: 'queue' } }]);
    expect(kept.sources).toEqual([]);
  });

  test('a row goes as a whole when one of its cells is not proven', async () => {
    const row = [said('true'), said('lie', { predicate: 'defines', name: 'gone' })];
    const { draft: kept, dropped } = await verifyPage(
      draft([{ kind: 'table', columns: ['a', 'b'], rows: [row] }]),
      context,
    );
    expect(kept.blocks).toEqual([]);
    expect(dropped).toEqual([{ reason: 'claim-not-proven', text: 'true · lie' }]);
  });

  test('a command that is not in the cited lines', async () => {
    const block = (lines: string[]): Block => ({
      kind: 'commands',
      lines,
      statement: said('x', { predicate: 'calls', callee: 'store' }, [2, 4]),
    });
    const { draft: kept } = await verifyPage(draft([block(['store(event);']), block(['rm -rf /'])]), context);
    expect(kept.blocks).toHaveLength(1);
  });

  test('an excerpt behind the end of its file', async () => {
    const excerpt: Block = { kind: 'excerpt', path: at('src/queue.ts'), startLine: 3, endLine: 5, caption: 'x' };
    expect((await verifyPage(draft([excerpt]), context)).draft.blocks).toEqual([]);
  });
});

describe('a diagram', () => {
  const edge = { from: 'a', to: 'b', kind: 'imports' as const };
  const proven = { ...edge, evidence: { path: at('src/queue.ts'), startLine: 2, endLine: 2, claim: DEFINES } };
  const diagram = (edges: Diagram['edges']): Diagram => ({
    id: 'd',
    kind: 'module',
    title: 'x',
    nodes: [
      { id: 'a', label: 'A', path: 'src' },
      { id: 'b', label: 'B', symbol: 'put' },
      { id: 'c', label: 'C', path: 'src/gone.ts' },
    ],
    edges,
  });
  const check = (edges: Diagram['edges']) =>
    verifyPage(draft([{ kind: 'diagram', diagramId: 'd' }], { diagrams: [diagram(edges)] }), context);

  test('keeps nodes that exist and arrows that are proven', async () => {
    const { draft: kept, citations } = await check([proven, { ...proven, to: 'c' }]);
    expect(kept.diagrams[0]?.nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(kept.diagrams[0]?.edges).toHaveLength(1);
    expect(citations.map(({ claim }) => claim)).toEqual(['A → B']);
  });

  test('goes with its block when no arrow is proven', async () => {
    const { draft: kept, dropped } = await check([edge]);
    expect(kept.blocks).toEqual([]);
    expect(kept.diagrams).toEqual([]);
    expect(dropped).toContainEqual({ reason: 'no-evidence', text: 'A → B' });
  });

  test('keeps an arrow of a concept without a line', async () => {
    expect((await check([{ ...edge, kind: 'concept' }])).draft.diagrams).toHaveLength(1);
  });
});

test('citations of a finished wiki are checked again, each with its reason', async () => {
  const citation = { path: at('src/queue.ts'), startLine: 2, endLine: 2, claim: 'put is here', check: DEFINES };
  const verdicts = await verifyCitations(
    [citation, { ...citation, endLine: 7 }, { ...citation, startLine: 3, endLine: 3 }],
    source,
  );
  expect(verdicts.map(({ reason }) => reason)).toEqual([undefined, 'range-outside-file', 'claim-not-proven']);
});
