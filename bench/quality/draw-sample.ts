import type { WikiBundle } from './bundle.ts';
import type { CitedLines, Statement } from './page-text.ts';
import { createRandom, shuffled } from './random.ts';
import { readWiki } from './read-wiki.ts';

/** A sentence to be judged. */
export interface SampledStatement {
  /** Index of its wiki among the given ones. */
  readonly wiki: number;
  readonly pageId: string;
  readonly pageTitle: string;
  /** Heading above it; `''` at the top of the page. */
  readonly under: string;
  readonly kind: Statement['kind'] | 'edge';
  /** Head of its table, cells parted by ` · `; absent elsewhere. */
  readonly columns?: string;
  readonly text: string;
  readonly cites: readonly CitedLines[];
}

/** Rows of tables are many and alike: they get these shares of the places as long as there is something else. */
const MOST_ROWS = { reference: 0.15, other: 0.25 } as const;

/**
 * Draws `count` statements by seed: wikis take turns, within a wiki its pages, within a page its kinds of statements,
 * so that no long page or table crowds out the others. Statements without citations are drawn, too: they can be wrong.
 */
export function drawSample(
  bundles: readonly WikiBundle[],
  { count, seed }: { count: number; seed: number },
): SampledStatement[] {
  const random = createRandom(seed);
  const wikis = bundles.map((bundle, wiki) => pilesOf(bundle, wiki, random));
  const drawn: SampledStatement[] = [];
  const rows = { reference: 0, other: 0 };
  const isWelcome = ({ table }: Pile): boolean => table === undefined || rows[table] + 1 <= count * MOST_ROWS[table];
  takeTurns(wikis, isWelcome);
  takeTurns(wikis, () => true);
  return drawn;

  function takeTurns(all: Pile[][], mayTake: (pile: Pile) => boolean): void {
    for (let isDry = false; drawn.length < count && !isDry; ) {
      isDry = true;
      for (const piles of all) {
        const at = piles.findIndex((pile) => pile.left.length > 0 && mayTake(pile));
        const [pile] = at < 0 || drawn.length >= count ? [] : piles.splice(at, 1);
        const statement = pile?.left.pop();
        if (pile === undefined || statement === undefined) continue;
        drawn.push(statement);
        if (pile.table !== undefined) rows[pile.table] += 1;
        piles.push(pile);
        isDry = false;
      }
    }
  }
}

/** The statements of one kind on one page. */
interface Pile {
  /** Set for the rows of tables. */
  readonly table?: 'reference' | 'other';
  readonly left: SampledStatement[];
}

function pilesOf(bundle: WikiBundle, wiki: number, random: () => number): Pile[] {
  const piles = readWiki(bundle).flatMap(({ page, blocks, statements }): Pile[] => {
    const heads = new Map(blocks.filter(({ kind }) => kind === 'head-row').map(({ group, spans }) => [group, spans]));
    const place = { wiki, pageId: page.id, pageTitle: page.title };
    const inText = statements.map((statement): SampledStatement => {
      const { kind, text, cites, under, group } = statement;
      const head = kind === 'row' ? heads.get(group) : undefined;
      return {
        ...place,
        under,
        kind,
        cites,
        text: kind === 'row' ? cellsOf(statement.spans) : text,
        ...(head && { columns: cellsOf(head) }),
      };
    });
    const labels = new Map(page.diagrams.flatMap(({ nodes }) => nodes.map(({ id, label }) => [id, label] as const)));
    const edges = page.diagrams.flatMap(({ edges: all }) =>
      all.map(
        ({ from, to, kind, path, line }): SampledStatement => ({
          ...place,
          under: 'diagram',
          kind: 'edge',
          text: `${labels.get(from)} ${kind} ${labels.get(to)}`,
          cites: path === undefined || line === undefined ? [] : [{ path, startLine: line, endLine: line }],
        }),
      ),
    );
    const byKind = Object.values(Object.groupBy([...inText, ...edges], ({ kind }) => kind));
    const table = page.kind === 'reference' ? 'reference' : 'other';
    return byKind.map((left) => ({ left: shuffled(left, random), ...(left[0]?.kind === 'row' && { table }) }));
  });
  return shuffled(piles, random);
}

function cellsOf(spans: Statement['spans']): string {
  return spans
    .filter(({ kind }) => kind !== 'cite')
    .map(({ text }) => text)
    .join('')
    .split('\t')
    .map((cell) => cell.replace(/\s+/g, ' ').trim())
    .filter((_, index, cells) => index < cells.length - 1)
    .join(' · ');
}
