import { beforeAll, describe, expect, test } from 'vitest';
import { type PageDraft, statementsOf } from '#draft';
import type { VerifiedPage } from '#verified';
import { collectEvidence } from '../../src/5-write/collect-evidence.ts';
import { relaySample } from './relay-sample.ts';
import { textOf, verifyWiki, writeWiki } from './write-relay.ts';

const TURKISH = { language: 'tr', size: 'full' } as const;
let pages: VerifiedPage[] = [];
let turkish: VerifiedPage[] = [];

beforeAll(async () => {
  pages = await verifyWiki(relaySample().build());
  turkish = await verifyWiki(relaySample().build(), TURKISH);
});

function textOfPage(id: string, from = pages): string {
  const page = from.find(({ draft }) => draft.id === id);
  return page === undefined ? '' : textOf(page.draft);
}

describe('pages from facts', () => {
  test('lose nothing when they are verified', () => {
    expect([...pages, ...turkish].flatMap(({ dropped }) => dropped)).toEqual([]);
  });

  test('open with what the authors say', () => {
    expect(textOfPage('overview')).toMatch(/^“Relay delivers events to customers' endpoints, signed and retried”/);
  });

  test('join the comment of a declaration to the condition under which it is called', () => {
    expect(textOfPage('http')).toContain(
      "When role === 'serve', main calls listen: “Listens until the process is told to stop”.",
    );
  });

  test('name both callers of a declaration that has two', () => {
    expect(textOfPage('queue')).toContain(
      'Dispatcher.work and listen call enqueue: “Adds a delivery that is due at once”.',
    );
  });

  test('say in one sentence who takes what from a part and what it takes itself', () => {
    expect(textOfPage('http')).toContain('cli takes listen from here, and this part takes enqueue from queue.');
  });

  test('tell what tests promise in their own words', () => {
    expect(textOfPage('delivery')).toContain('“a delivery that answers 503 is tried again later”');
  });

  test('show a variable of the environment with its default and the place that reads it', () => {
    expect(textOfPage('configuration')).toContain('RELAY_ATTEMPTS · default 12');
  });

  test('show where an error is created', () => {
    expect(textOfPage('queue')).toContain(
      'GaveUpError | “Thrown when a delivery was tried too often” | src/delivery/dispatcher.ts',
    );
  });

  test('keep text of the repository out of our own words', () => {
    const own = pages.flatMap(({ draft }) => draft.blocks.flatMap(statementsOf)).flatMap(({ inlines }) => inlines);
    const texts = own.flatMap((inline) => (inline.kind === 'text' ? [inline.text] : [])).join(' ');
    expect(texts).not.toMatch(/Dispatcher|enqueue|GaveUpError|RELAY|src\/|retried/);
  });

  test('are the same for the same analysis', () => {
    const { analysis } = relaySample().build();
    expect(writeWiki(analysis).drafts).toEqual(writeWiki(analysis).drafts);
  });

  test('claim nothing about what does not exist after a partial scan', () => {
    const { analysis } = relaySample().build({ isComplete: false });
    const text = writeWiki(analysis).drafts.map(textOf).join('\n');
    expect(text).not.toMatch(/No other part|no circle|imports no other/);
    expect(text).toContain('these pages make no claim about what does not exist');
  });
});

describe('variety', () => {
  test('no sentence skeleton stands more than twice on a concept page', () => {
    const repeated = pages
      .filter(({ draft }) => draft.kind !== 'reference')
      .flatMap(({ draft }) => [...skeletons(draft)].filter(([, count]) => count > 2));
    expect(repeated).toEqual([]);
  });

  test('a third declaration of the same shape is no sentence of its own', () => {
    const builder = relaySample().file(
      'src/queue/more.ts',
      'export class A extends Base {}\nexport class B extends Base {}\nexport class C extends Base {}\n',
    );
    builder.section('more', ['src/queue/more.ts'], 2);
    for (const name of ['A1', 'B1', 'C1']) {
      builder.symbol('src/queue/more.ts', name, `export class ${name[0]} extends Base {}`, {
        kind: 'class',
        base: 'Base',
      });
      builder.calls('src/cli.ts', 'new Dispatcher()', {
        callee: name,
        caller: 'src/cli.ts#main',
        target: `src/queue/more.ts#${name}`,
      });
    }
    const draft = writeWiki(builder.build().analysis).drafts.find(({ id }) => id === 'more');
    expect(draft?.blocks.filter(({ kind }) => kind === 'paragraph').length).toBeLessThanOrEqual(3);
    expect(JSON.stringify(draft?.blocks)).toContain('C1');
  });
});

describe('Turkish', () => {
  test('pages hold no English words of ours', () => {
    const english =
      /\b(the|and|of|is|are|from|with|its|this|that|calls|imports|file|files|part|parts|read|which|declared)\b/i;
    for (const { draft } of turkish) {
      for (const text of fixedTexts(draft)) expect(text).not.toMatch(english);
    }
  });

  test('pages tell the same facts as English ones', () => {
    const claims = (list: readonly VerifiedPage[]): string[] =>
      list
        .flatMap(({ citations }) =>
          citations.map(({ path, startLine, check }) => `${path}:${startLine} ${check.predicate}`),
        )
        .sort();
    expect(claims(turkish)).toEqual(claims(pages));
  });

  test('the sentence about a guarded call is Turkish', () => {
    expect(textOfPage('http', turkish)).toContain(
      "role === 'serve' olduğunda main bunu çağırır: listen, “Listens until the process is told to stop”.",
    );
  });
});

describe('evidence ids', () => {
  test('are given once for each distinct evidence, in reading order', () => {
    const draft = pages.find(({ draft: { id } }) => id === 'http')?.draft as PageDraft;
    const collected = collectEvidence(draft);
    expect([...collected.keys()].slice(0, 3)).toEqual(['e1', 'e2', 'e3']);
    expect(collected.get('e1')?.evidence.claim).toEqual({
      predicate: 'says',
      words: 'Accepts events over HTTP and stores them before it answers',
    });
    expect(collected.size).toBe(pages.find(({ draft: { id } }) => id === 'http')?.citations.length);
  });
});

/** Sentences of paragraphs with names, quotations and numbers masked. */
function skeletons(draft: PageDraft): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of draft.blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const { inlines } of block.statements) {
      const key = inlines.map((inline) => (inline.kind === 'text' ? inline.text.replace(/\d+/g, '#') : '@')).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Our own words on a page: text runs, headings, columns. File paths as headings are the repository's. */
function fixedTexts(draft: PageDraft): string[] {
  return draft.blocks.flatMap((block) => {
    if (block.kind === 'heading') return /[/.]/.test(block.text) ? [] : [block.text];
    const columns = block.kind === 'table' ? block.columns : [];
    return [
      ...columns,
      ...statementsOf(block).flatMap(({ inlines }) =>
        inlines.flatMap((inline) => (inline.kind === 'text' ? [inline.text] : [])),
      ),
    ];
  });
}

test('one caller is called the one only when no other place calls', () => {
  const { analysis } = relaySample()
    .calls('src/cli.ts', 'new Dispatcher()', { callee: 'settle', target: 'src/delivery/dispatcher.ts#settle' })
    .build();
  const page = writeWiki(analysis).drafts.find(({ id }) => id === 'delivery') as PageDraft;
  expect(textOf(page)).toContain('is called from 2 places, Dispatcher.work among them');
  expect(textOf(page)).not.toContain('one resolved caller');
});

test('a condition is told only when every call stands under it', () => {
  const twice = { callee: 'listen', caller: 'src/cli.ts#main', target: 'src/http/server.ts#listen' };
  const { analysis } = relaySample().calls('src/cli.ts', 'new Dispatcher()', twice).build();
  const page = writeWiki(analysis).drafts.find(({ id }) => id === 'http') as PageDraft;
  expect(textOf(page)).not.toContain('When role');
});
