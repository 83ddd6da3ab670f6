import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@orionwiki/test-kit/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagram, Inline, PageDraft } from '#draft';
import type { RepoPath } from '#vocabulary';
import { assembleWiki, openRenderer, type Renderer } from '../../src/7-render/render.ts';
import { verify } from './relay/relay-wiki.ts';

const COMMIT = 'a'.repeat(40);

/** Everything that has ever left an attribute, an element, a script, a style sheet or a comment. */
const NASTY = `"'><img src=x onerror=alert(1)></script><script>alert(2)</script>]]>--><svg/onload=alert(3)> javascript:alert(4) \u202eevil\u2066 \0 {{x}} $& &lt;b&gt; \`\` | \\`;

/** The only elements a page may hold. */
const ELEMENTS = new Set(
  'a b blockquote code desc details div figcaption figure footer g h1 h2 h3 header li mark ol p path pre rect span strong summary sup svg table tbody td text th thead title tr ul wbr'.split(
    ' ',
  ),
);

const evidence = {
  path: NASTY as RepoPath,
  startLine: 1,
  endLine: 2,
  symbol: NASTY,
  claim: { predicate: 'says', words: NASTY },
} as const;

function nastyDraft(): PageDraft {
  const inlines: readonly Inline[] = [
    ...(['text', 'strong', 'code', 'quote'] as const).map((kind) => ({ kind, text: NASTY })),
    { kind: 'path', path: NASTY, line: 3 },
    { kind: 'page', pageId: NASTY, text: NASTY },
    { kind: 'page', pageId: 'page', text: NASTY },
  ];
  const statement = { inlines, evidence: [evidence] };
  const diagram = (kind: Diagram['kind']): Diagram => ({
    id: `${kind}${NASTY}`,
    kind,
    title: NASTY,
    nodes: [
      { id: NASTY, label: NASTY, detail: NASTY, path: NASTY, group: NASTY },
      { id: 'b', label: NASTY, pageId: 'page', group: NASTY },
    ],
    edges: [{ from: NASTY, to: 'b', kind: 'calls', label: NASTY, evidence }],
  });
  return {
    id: 'page',
    title: NASTY,
    kind: 'module',
    origin: 'model',
    summary: NASTY,
    sources: [{ path: NASTY as RepoPath, reason: NASTY }],
    diagrams: [diagram('module'), diagram('sequence')],
    blocks: [
      { kind: 'heading', level: 3, text: NASTY },
      { kind: 'heading', level: 3, text: NASTY },
      { kind: 'paragraph', statements: [statement] },
      { kind: 'list', isOrdered: true, items: [[statement]] },
      { kind: 'table', columns: [NASTY, 'b'], rows: [[statement]] },
      { kind: 'quotation', statements: [statement] },
      { kind: 'commands', lines: [NASTY], statement },
      { kind: 'excerpt', path: NASTY as RepoPath, startLine: 1, endLine: 2, caption: NASTY },
      { kind: 'note', statements: [statement] },
      { kind: 'diagram', diagramId: `module${NASTY}` },
      { kind: 'diagram', diagramId: `sequence${NASTY}` },
      { kind: 'diagram', diagramId: 'missing' },
    ],
  };
}

let renderer: Renderer;

beforeAll(() => {
  renderer = openRenderer({
    commit: COMMIT,
    language: 'en',
    model: NASTY,
    pages: [{ id: 'page', title: NASTY }],
    source: { lines: async () => [NASTY, NASTY, NASTY] },
    permalink: (path) => `https://x.example/${path}`,
  });
});

afterAll(() => renderer.close());

test('no text of a repository or model becomes an element or an attribute', async () => {
  const { html } = await renderer.renderPage(verify(nastyDraft()), 1);
  const tags = [...html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)([^>]*)>/g)];
  expect(tags.length).toBeGreaterThan(100);
  for (const [, , name, attributes] of tags) {
    expect(ELEMENTS).toContain(name);
    expect(attributes).toMatch(/^(?:\s[a-z][a-zA-Z-]*(?:="[^"<>']*")?)*\s?\/?$/);
    const names = [...(attributes ?? '').matchAll(/\s([a-zA-Z-]+)(?:="[^"]*")?/g)].map(([, attribute]) => attribute);
    for (const attribute of names) expect(attribute).not.toMatch(/^(?:on.*|style|src)$/);
  }
  expect(html).not.toMatch(/[\u202e\u2066\0]/);
});

test('links lead to places of the page or to the host and nowhere else', async () => {
  const { html } = await renderer.renderPage(verify(nastyDraft()), 1);
  for (const [, href] of html.matchAll(/ href="([^"]*)"/g)) expect(href).toMatch(/^(?:#p-page|https:\/\/x\.example\/)/);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'https://user:secret@x.example/',
  'not an address',
  '//x.example',
])('an address like %s is not linked', async (address) => {
  const careless = openRenderer({
    commit: COMMIT,
    language: 'en',
    pages: [],
    source: { lines: async () => undefined },
    permalink: () => address,
  });
  const draft = { ...nastyDraft(), diagrams: [] };
  const { html, markdown } = await careless.renderPage(verify(draft), 1);
  await careless.close();
  expect(html).not.toContain(`href="${address}`);
  expect(markdown).not.toContain(`](<${address}`);
});

test('a browser that opens a wiki full of it runs nothing and loads nothing', async () => {
  const wiki = assembleWiki({
    repo: {
      url: NASTY,
      host: NASTY,
      fullName: NASTY,
      kind: 'github',
      commit: COMMIT,
      ref: NASTY,
      date: NASTY,
      subdir: '',
    },
    language: 'en',
    mode: 'model',
    size: 'full',
    outcome: 'partial',
    generator: { name: 'OrionWiki', version: NASTY, model: NASTY },
    pages: [await renderer.renderPage(verify(nastyDraft()), 1)],
    coverage: { complete: false, files: [], skipped: [{ path: NASTY as RepoPath, reason: NASTY }] },
    notices: [{ code: 'FILE_TOO_LARGE', stage: 'acquire', path: NASTY as RepoPath, params: { limit: NASTY } }],
  });
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const troubles: string[] = [];
  page.on('dialog', (dialog) => {
    troubles.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (request.url().startsWith('http')) troubles.push(request.url());
  });
  const folder = mkdtempSync(join(tmpdir(), 'orionwiki-hostile-'));
  const { filename, body } = wiki.file('html');
  writeFileSync(join(folder, filename), body);
  await page.goto(pathToFileURL(join(folder, filename)).href);
  rmSync(folder, { recursive: true, force: true });
  await page.keyboard.press('/');
  await page.keyboard.type('onerror');
  expect(await page.locator('.ow-results [role=option]').count()).toBeGreaterThan(0);
  expect(
    await page.evaluate(
      '[document.images.length, document.scripts.length, document.querySelectorAll("[onload], [onerror], [style]").length]',
    ),
  ).toEqual([0, 4, 0]);
  expect(troubles).toEqual([]);
  await browser.close();
});
