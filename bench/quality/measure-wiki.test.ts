import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BundleDiagram } from './bundle.ts';
import { type Checkout, checkoutOf } from './checkout.ts';
import { cite, handMadeWiki, type PageParts } from './hand-made-wiki.ts';
import { measureWiki } from './measure-wiki.ts';
import { type Bars, standingOf } from './row.ts';

const bars = JSON.parse(readFileSync(new URL('../bars.json', import.meta.url), 'utf8')) as Bars;

const RELAY = checkoutOf({
  'package.json': '{ "name": "relay" }\n',
  '.github/workflows/ci.yml': 'jobs:\n  test:\n    runs-on: ubuntu\n',
  'src/queue.ts': `import { send } from './send.ts';\nexport class Queue {\n  push(job: Job) {\n    return send(job);\n  }\n}\n`,
  'src/send.ts': `export function send(job: unknown) {\n  return process.env.RELAY_TOKEN;\n}\n`,
  'src/job.ts': `export interface Job {\n  readonly id: string;\n}\n`,
  'src/long.ts': Array.from({ length: 100 }, (_, index) => `const line${index} = ${index};`).join('\n'),
});

function measured(id: string, pages: readonly PageParts[], checkout: Checkout | undefined = RELAY) {
  const rows = measureWiki(handMadeWiki(...pages), checkout ? { checkout } : {});
  const row = rows.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return { value: row.value, standing: standingOf(row, bars), examples: row.examples };
}

const p = (text: string): string => `<p>${text}</p>`;
const code = (text: string): string => `<code translate="no">${text}</code>`;

function drawing(changes: Partial<BundleDiagram> = {}): BundleDiagram {
  return {
    id: 'd1',
    svg: '<svg viewBox="0 0 9 9"><title>A &amp; b</title><path d="M0 0"/></svg>',
    nodes: [
      { id: 'a', label: 'queue', path: 'src/queue.ts' },
      { id: 'b', label: 'send', path: 'src/send.ts' },
    ],
    edges: [{ from: 'a', to: 'b', kind: 'imports', path: 'src/queue.ts', line: 1 }],
    ...changes,
  };
}

const withBody = (body: string, more: Partial<PageParts> = {}): PageParts[] => [{ body, ...more }];
const withDrawing = (changes: Partial<BundleDiagram>): PageParts[] => [{ body: '', diagrams: [drawing(changes)] }];
const words = (count: number): string => Array.from({ length: count }, (_, index) => `w${index}x`).join(' ');

/** For every row a wiki that keeps the bar, and one that does not. */
const CASES: Readonly<Record<string, { readonly good: readonly PageParts[]; readonly bad: readonly PageParts[] }>> = {
  wikiRangeValid: {
    good: withBody(p(`${code('Queue')} sends.${cite('src/queue.ts:2-6')}`)),
    bad: withBody(p(`${code('Queue')} sends.${cite('src/queue.ts:2-7')}`)),
  },
  wikiAnchored: {
    good: withBody(p(`It calls ${code('send')}.${cite('src/queue.ts:4')} Unlike others.`)),
    bad: withBody(p(`It calls ${code('send')}.${cite('src/queue.ts:2')}`)),
  },
  wikiWideRanges: {
    good: withBody(p(`${code('line3')}.${cite('src/long.ts:4-70')}`)),
    bad: withBody(p(`${code('line3')}.${cite('src/long.ts:1-90')}`)),
  },
  wikiCitationsPerThousandWords: {
    good: withBody(p(`It calls ${code('send')}.${cite('src/queue.ts:4')}`)),
    bad: withBody(p(`It calls ${code('send')}.${cite('src/queue.ts:4')} ${words(90)}`)),
  },
  wikiPagesCited: {
    good: [{ id: 'c', kind: 'coverage', body: p('Nothing.') }],
    bad: [{ id: 'c', kind: 'reference', body: p('Nothing.') }],
  },
  wikiMedianRangeLines: {
    good: withBody(p(`A.${cite('src/long.ts:1-20')}`)),
    bad: withBody(p(`A.${cite('src/long.ts:1-21')}`)),
  },
  wikiNamesExist: {
    good: withBody(
      p(
        `${code('Queue.push')} and ${code('readonly')}, said “noSuchName”.`.replace(
          /“.*”/,
          '<span class="ow-quoted">$&</span>',
        ),
      ),
    ),
    bad: withBody(p(`${code('Queue.pop')}`)),
  },
  wikiPathsExist: {
    good: withBody(p(`${code('src/queue.ts')}, ${code('src/')} and ${code('queue.ts:3')}`)),
    bad: withBody(p(`${code('src/queues.ts')}`)),
  },
  wikiHubs50: { good: withBody(p(`${code('send')}`)), bad: withBody(p('Nothing.')) },
  wikiHubs200: { good: withBody(p(`${code('send')}`)), bad: withBody(p('sends')) },
  wikiPublicTypes: {
    good: withBody(p(`${code('Queue')} of ${code('Job')}`)),
    bad: withBody(p(`${code('Queue')}`)),
  },
  wikiFolders: { good: withBody(p(`${code('src/')}`)), bad: withBody(p(`${code('src/queue.ts')}`)) },
  wikiManifests: {
    good: withBody(p(`${code('package.json')} and ${code('.github/workflows/ci.yml')}`)),
    bad: withBody(p(`${code('package.json')} and ${code('ci.yml')}`)),
  },
  wikiEnvironment: { good: withBody(p(`${code('RELAY_TOKEN')}`)), bad: withBody(p('RELAY_TOKENS')) },
  wikiDeadLinks: {
    good: withBody(p('<a href="#p-x">x</a>'), { markdown: 'See [x](<01-x.md>).[^1]\n\n[^1]: `a:1`\n' }),
    bad: withBody('', { markdown: 'See [x](<02-x.md>).' }),
  },
  wikiMarkupFaults: { good: withBody('<p>a<br>b</p>'), bad: withBody('<p>a</p></p>') },
  wikiDiagramsSound: { good: withDrawing({}), bad: withDrawing({ svg: '<svg viewBox="0 0 9 9"><g></svg>' }) },
  wikiDiagramsMapped: {
    good: withDrawing({ nodes: [{ id: 'a', label: 'src', path: 'src' }], edges: [] }),
    bad: withDrawing({ nodes: [{ id: 'a', label: 'src', path: 'lib' }], edges: [] }),
  },
  wikiDiagramEdges: {
    good: withDrawing({}),
    bad: withDrawing({ edges: [{ from: 'a', to: 'b', kind: 'imports', path: 'src/queue.ts', line: 99 }] }),
  },
  wikiDiagramsCrowded: {
    good: [{ body: '', diagrams: [drawing(), drawing()] }],
    bad: [{ body: '', diagrams: [drawing(), drawing(), drawing()] }],
  },
  wikiDuplicateParagraphs: {
    good: withBody(p(`One ${words(12)}`) + p(`Two ${words(12)}`)),
    bad: withBody(p(`One ${words(12)}`) + p(`One ${words(12)}`)),
  },
  wikiRepeatedRuns: {
    good: withBody(
      p('A job that fails is tried again after half a minute.') +
        p('A job that fails twice moves to the table of the dead.'),
    ),
    bad: withBody(
      p('A job that fails is tried again after 30 seconds.') + p('A job that fails is tried again after 60 seconds.'),
    ),
  },
  wikiListShare: {
    good: withBody(`${p(words(70))}<ul><li>${words(20)}</li></ul>`),
    bad: withBody(`${p(words(20))}<table><tbody><tr><td>${words(20)}</td></tr></tbody></table>`),
  },
  wikiSymbolDumps: {
    good: withBody(`<ul>${`<li>${code('Queue')}</li>`.repeat(12)}</ul>`),
    bad: withBody(`<ul>${`<li>${code('Queue')}</li>`.repeat(13)}</ul>`),
  },
  wikiSkeletonShare: {
    good: withBody(p(`${code('A')} calls the other ${code('B')}. ${code('C')} calls the other ${code('D')}.`)),
    bad: [1, 2, 3].map((number) => ({
      id: `x${number}`,
      body: p(`${code(`A${number}`)} calls the other ${code('B')}.`),
    })),
  },
  wikiSkeletonRepeats: {
    good: withBody(p(`${code('A')} calls the other ${code('B')}. Then ${code('A')} calls the other ${code('B')}.`)),
    bad: withBody(
      p(`${code('A')} calls the other ${code('B')}.`) +
        p(
          `${code('C')}, ${code('D')} calls the other ${code('B')}. <a href="#p-x">x</a> calls the other 7 and ${code('B')}. ${code('A')} calls the other ${code('B')}.`,
        ),
    ),
  },
  wikiOddPages: { good: withBody(p(words(60))), bad: withBody(p(words(59))) },
};

test.each(Object.entries(CASES))('%s tells a wiki that keeps the bar from one that does not', (id, { good, bad }) => {
  expect(measured(id, good)).toMatchObject({ standing: 'ok' });
  const missed = measured(id, bad);
  expect(missed).toMatchObject({ standing: 'missed' });
  if (!['wikiMedianRangeLines'].includes(id)) expect(missed.examples).not.toEqual([]);
});

test('every bar of the wiki is measured by a row, and every row with a bar has a case', () => {
  const rows = (mode: 'facts' | 'model') =>
    measureWiki(
      { ...handMadeWiki({ body: '' }), mode },
      {
        checkout: RELAY,
        reverified: { count: 2, bad: [{ pageId: 'x', text: 'a.ts:1-1 no such call' }] },
        differingBytes: 1,
      },
    );
  const barred = [...rows('facts'), ...rows('model')].filter(({ bar }) => bar !== undefined).map(({ id }) => id);
  expect(Object.keys(bars).filter((key) => key.startsWith('wiki'))).toEqual(
    expect.arrayContaining([...new Set(barred)]),
  );
  expect([...new Set(barred)].sort()).toEqual(
    Object.keys(bars)
      .filter((key) => key.startsWith('wiki'))
      .sort(),
  );
  const byInput = ['wikiSupported', 'wikiSupportedModel', 'wikiAnchoredModel', 'wikiDifferingBytes'];
  expect([...Object.keys(CASES), ...byInput].sort()).toEqual([...new Set(barred)].sort());
  for (const id of ['wikiSupported', 'wikiDifferingBytes']) {
    const row = rows('facts').find((candidate) => candidate.id === id);
    expect(row && standingOf(row, bars)).toBe('missed');
  }
});

test('without a checkout the rows that need one are left out', () => {
  const ids = measureWiki(handMadeWiki({ body: p('Nothing.') }), {}).map(({ id }) => id);
  expect(ids).toContain('wikiListShare');
  expect(ids).not.toContain('wikiRangeValid');
  expect(ids).not.toContain('wikiHubs50');
});
