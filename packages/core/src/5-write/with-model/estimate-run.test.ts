import { describe, expect, test } from 'vitest';
import type { Block, PageDraft } from '#draft';
import type { PageKind } from '#vocabulary';
import { estimateRun } from './estimate-run.ts';

function page(kind: PageKind, facts: number): PageDraft {
  const blocks: Block[] = Array.from({ length: facts }, (_, index) => ({
    kind: 'paragraph',
    statements: [
      {
        inlines: [{ kind: 'text', text: `Fact ${index} about something in the repository.` }],
        evidence: [
          {
            path: 'a.ts' as never,
            startLine: index + 1,
            endLine: index + 1,
            claim: { predicate: 'defines', name: 'x' },
          },
        ],
      },
    ],
  }));
  return { id: kind, title: kind, kind, origin: 'facts', summary: '', blocks, diagrams: [], sources: [] };
}

describe('the estimate', () => {
  test('counts the pages whose prose gains, one call each', () => {
    const { pages, calls } = estimateRun([
      page('overview', 3),
      page('module', 2),
      page('reference', 9),
      page('module', 0),
    ]);
    expect({ pages, calls }).toEqual({ pages: 2, calls: 2 });
  });

  test('grows with the facts and stays within the budget of a call', () => {
    const small = estimateRun([page('module', 2)]);
    const large = estimateRun([page('module', 20)]);
    const huge = estimateRun([page('module', 2000)]);
    expect(large.inputTokens).toBeGreaterThan(small.inputTokens);
    expect(large.outputTokens).toBeGreaterThan(small.outputTokens);
    expect(huge).toMatchObject({ inputTokens: 12_000, outputTokens: 3000 });
  });

  test('is nothing for no page', () => {
    expect(estimateRun([])).toEqual({ pages: 0, calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
