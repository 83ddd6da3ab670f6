import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Block, PageDraft } from '#draft';
import { isOrionError } from '#errors';
import { openRenderer, type Renderer } from '../../src/7-render/render.ts';
import { at, code, h2, h3, page, para, path, say } from './relay/page-words.ts';
import { RELAY_COMMIT, relaySource } from './relay/relay-source.ts';
import { relayRenderer, relayVerified, verify } from './relay/relay-wiki.ts';

let renderer: Renderer;

beforeAll(() => {
  renderer = relayRenderer('en');
});

afterAll(() => renderer.close());

const draft = (blocks: readonly Block[], more: Partial<PageDraft> = {}): PageDraft => ({
  id: 'retry',
  title: 'Retrying',
  kind: 'module',
  origin: 'facts',
  summary: '',
  sources: [],
  diagrams: [],
  blocks,
  ...more,
});

const render = async (blocks: readonly Block[], more: Partial<PageDraft> = {}) =>
  (await renderer.renderPage(verify(draft(blocks, more)), 1)).html;

test('a sentence is followed by the numbers of its lines, linked to the host at the commit', async () => {
  const html = await render([para(say(['Waits ', code('30 s'), '.'], at('src/delivery/retry.ts', 'FIRST_DELAY_S =')))]);
  expect(html).toContain(
    `<p>Waits <code translate="no">30 s</code>.<sup class="ow-cites"><a class="ow-cite" href="https://github.com/relay-example/relay/blob/${RELAY_COMMIT}/src/delivery/retry.ts#L4" rel="noreferrer noopener" title="src/delivery/retry.ts:4">1</a></sup></p>`,
  );
});

test('evidence that was not verified has no number', async () => {
  const verified = verify(draft([para(say(['Waits.'], at('src/delivery/retry.ts', 'FIRST_DELAY_S =')))]));
  const { html } = await renderer.renderPage({ ...verified, citations: [] }, 1);
  expect(html).toContain('<p>Waits.</p>');
  expect(html).toContain('This page cites no lines.');
});

test('heading levels never skip one', async () => {
  const html = await render([h3('First'), h3('Second'), h2('Third'), h3('Fourth')]);
  expect([...html.matchAll(/<h(\d) /g)].map(([, level]) => Number(level))).toEqual([1, 2, 3, 2, 3]);
});

test('links to pages of the plan are links, to others text', async () => {
  const html = await render([para(say([page('data', 'Data'), ' and ', page('gone', 'Gone')]))]);
  expect(html).toContain('<a href="#p-data">Data</a> and Gone');
});

test('a path is a link to the file at the commit', async () => {
  const html = await render([para(say([path('src/a b.ts', 3)]))]);
  expect(html).toContain('src/a b.ts#L3" rel="noreferrer noopener"><code translate="no">src/a b.ts:3</code></a>');
});

test('an excerpt shows its lines in colour, with those around them and the numbers', async () => {
  const html = await render([
    { kind: 'excerpt', path: at('src/delivery/retry.ts', 'FIRST').path, startLine: 4, endLine: 5, caption: 'Limits' },
  ]);
  expect(html).toContain('<span class="ow-gutter" aria-hidden="true">2\n3\n4\n5\n6\n7</span>');
  expect(html).toMatch(/<mark class="ow-cited"><span class="ow-k">const <\/span>.*\n.*MAX_DELAY_S.*<\/mark>\n/);
});

test.each([
  ['a file that is not there', 'gone.ts', 1, 2],
  ['lines past the end', 'src/delivery/retry.ts', 20, 2000],
])('an excerpt of %s says so', async (_, file, startLine, endLine) => {
  const html = await render([{ kind: 'excerpt', path: file as never, startLine, endLine, caption: 'Limits' }]);
  expect(html).toContain('These lines could not be read at this commit.');
});

test('more than 200 lines are cut, and the last shown line is named', async () => {
  const long = openRenderer({
    commit: RELAY_COMMIT,
    language: 'en',
    pages: [],
    source: { lines: async () => Array.from({ length: 500 }, (_, index) => `${index + 1}`) },
  });
  const block = { kind: 'excerpt', path: 'a.txt' as never, startLine: 11, endLine: 400, caption: 'Long' } as const;
  const { html } = await long.renderPage(verify(draft([block])), 1);
  await long.close();
  expect(html).toContain('\n210</span>');
  expect(html).toContain('Shown up to line 210.');
});

test('the foot says who wrote the page and what was left out', async () => {
  const verified = verify(draft([], { origin: 'degraded' }));
  const { html, droppedCount } = await renderer.renderPage(
    { ...verified, dropped: [{ reason: 'claim-not-proven', text: 'x' }] },
    2,
  );
  expect(html).toContain('the model’s text did not pass the checks. <span>1 statement was left out');
  expect(droppedCount).toBe(1);
});

test('a diagram beyond the caps is a list of words, and the reader is told', async () => {
  const nodes = Array.from({ length: 41 }, (_, index) => ({ id: `n${index}`, label: `Node ${index}` }));
  const diagram = { id: 'big', kind: 'module' as const, title: 'Too much', nodes, edges: [] };
  const result = await renderer.renderPage(
    verify(draft([{ kind: 'diagram', diagramId: 'big' }], { diagrams: [diagram] })),
    1,
  );
  expect(result.notices).toEqual([{ code: 'DIAGRAM_LEFT_OUT', stage: 'render' }]);
  expect(result.html).toContain('<details class="ow-edges" open>');
  expect(result.html).not.toContain('<svg');
  expect(result.diagrams).toEqual([]);
});

test('every drawing has a title, its words, and as many of them as edges', async () => {
  for (const verified of relayVerified('en')) {
    const { html, diagrams } = await renderer.renderPage(verified, 1);
    for (const [index, diagram] of diagrams.entries()) {
      expect(diagram.svg).toMatch(/<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      const list = html.split('<details class="ow-edges">')[index + 1]?.split('</details>')[0] ?? '';
      expect(list.match(/<li>/g)).toHaveLength(diagram.edges.length);
      expect(diagram.edges.filter((edge) => edge.line === undefined && edge.kind !== 'concept')).toEqual([]);
    }
  }
});

test('equal pages give equal bytes', async () => {
  const again = relayRenderer('en');
  for (const verified of relayVerified('en')) {
    expect(await again.renderPage(verified, 1)).toEqual(await renderer.renderPage(verified, 1));
  }
  await again.close();
});

test('after an abort no page is rendered', async () => {
  const controller = new AbortController();
  const stopped = openRenderer({
    commit: RELAY_COMMIT,
    language: 'en',
    pages: [],
    source: relaySource,
    signal: controller.signal,
  });
  controller.abort();
  await expect(stopped.renderPage(verify(draft([])), 1)).rejects.toSatisfy(
    (error) => isOrionError(error) && error.code === 'CANCELLED',
  );
});
