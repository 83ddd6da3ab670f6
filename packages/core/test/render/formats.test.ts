import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { bundleJsonSchema, bundleSchema } from '../../src/7-render/formats/bundle-schema.ts';
import { readMarkup } from '../../src/7-render/formats/read-markup.ts';
import { readWikiFile } from '../../src/7-render/formats/read-wiki-file.ts';
import { assembleWiki, formatFolder } from '../../src/7-render/render.ts';
import type { RenderedWiki } from '../../src/7-render/rendered-wiki.ts';
import { SHELL_MARKUP, SHELL_PARTS } from '../../src/7-render/shell.generated.ts';
import { relayWiki } from './relay/relay-wiki.ts';

const wikis = {} as Record<'en' | 'tr', RenderedWiki>;
const file = (language: 'en' | 'tr') => wikis[language].file('html').body;

beforeAll(async () => {
  for (const language of ['en', 'tr'] as const) wikis[language] = await relayWiki(language);
});

test('the policy names the hash of each style and script, and nothing else may run', () => {
  const html = file('en');
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const hash = (text: string | undefined) =>
    `'sha256-${createHash('sha256')
      .update(text ?? '')
      .digest('base64')}'`;
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => hash(text));
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => hash(text));
  expect(policy).toBe(
    `default-src 'none'; style-src ${styles.join(' ')}; script-src ${scripts.join(' ')}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  );
  expect(styles).toHaveLength(1);
  expect(scripts).toHaveLength(2);
});

test('the policy stands before everything it governs', () => {
  expect(file('en').indexOf('Content-Security-Policy')).toBeLessThan(200);
});

test('no style attribute, no handler, no address that loads anything', () => {
  const body = file('tr').replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '');
  expect(body).not.toMatch(/<[^>]*\s(?:style|src|srcset|on\w+)=/);
  expect(body.match(/<link\s[^>]*>/g)).toHaveLength(1);
});

test.each(['en', 'tr'] as const)('ids are unique and no internal link is dead (%s)', (language) => {
  const all = [...file(language).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(all).size).toBe(all.length);
  expect(readWikiFile(file(language))?.deadLinks).toEqual([]);
});

test('every link that leaves the wiki leads to the host at the commit', () => {
  const { links } = readMarkup(file('en'));
  const outside = links.filter((link) => !link.startsWith('#'));
  expect(outside.length).toBeGreaterThan(50);
  for (const link of outside) {
    expect(link).toMatch(/^https:\/\/github\.com\/relay-example\/relay\/(?:blob|tree)\/[0-9a-f]{40}/);
  }
});

test('a dead link and lost data are noticed', () => {
  const html = file('en');
  expect(readWikiFile(html.replace('href="#p-data"', 'href="#p-gone"'))?.deadLinks).toEqual(['#p-gone']);
  expect(readWikiFile(html.replace('"orionwiki-bundle/1"', '"other/1"'))).toBeUndefined();
});

test('the file tells its manifest and citations again, and so does the bundle', () => {
  const { manifest, bundle } = wikis.en;
  const citations = bundle.pages.map(({ id, citations: list }) => ({ id, list }));
  for (const text of [file('en'), wikis.en.file('json').body]) {
    const read = readWikiFile(text);
    expect(read?.manifest).toEqual(manifest);
    expect(read?.pages.map(({ id, citations: list }) => ({ id, list }))).toEqual(citations);
  }
});

test('the bundle satisfies its own schema, and the schema can be published', () => {
  expect(bundleSchema.parse(JSON.parse(wikis.tr.file('json').body))).toEqual(wikis.tr.bundle);
  const published = JSON.stringify(bundleJsonSchema());
  for (const word of ['orionwiki-bundle/1', 'citations', 'predicate', 'coverage']) expect(published).toContain(word);
});

test('two makings of one wiki are the same bytes in every format', async () => {
  const again = await relayWiki('en');
  for (const format of ['html', 'markdown', 'json', 'llms'] as const) {
    expect(again.file(format)).toEqual(wikis.en.file(format));
  }
});

test('files are named after repository, commit and language', () => {
  expect((['html', 'markdown', 'json', 'llms'] as const).map((format) => wikis.tr.file(format).filename)).toEqual(
    ['html', 'zip', 'json', 'txt'].map((extension) => `relay-example-relay-4f2a9c1-wiki.tr.${extension}`),
  );
});

test('a folder holds the file, the data, the pages and the text for readers without a browser', () => {
  const files = formatFolder(wikis.en.bundle, ['html', 'json', 'markdown', 'llms']);
  expect(files.map(({ path }) => path)).toEqual([
    'wiki.html',
    'wiki.json',
    'README.md',
    ...wikis.en.bundle.pages.map(({ id }, index) => `pages/${String(index + 1).padStart(2, '0')}-${id}.md`),
    'llms.txt',
  ]);
  const text = Object.fromEntries(files.map(({ path, text: body }) => [path, body]));
  for (const [, target] of text['llms.txt']?.matchAll(/\]\(<(pages\/[^>]+)>\)/g) ?? []) {
    expect(Object.keys(text)).toContain(target);
  }
  expect(text['pages/07-retry.md']).toContain('[^1]: [`src/delivery/retry.ts:8`](<https://github.com/');
});

test('a partial wiki says so before everything else', () => {
  const { file: make } = assembleWiki({ ...wikis.en.bundle, outcome: 'partial' });
  const { body } = make('html');
  expect(body.indexOf('This wiki is partial')).toBeGreaterThan(body.indexOf('<main'));
  expect(body.indexOf('This wiki is partial')).toBeLessThan(body.indexOf('<article'));
});

test('a page that was written again replaces the first version in its place', () => {
  const { bundle } = wikis.en;
  const newer = { ...bundle.pages[1], version: 2, title: 'Newer' } as (typeof bundle.pages)[number];
  const pages = assembleWiki({ ...bundle, pages: [newer, ...bundle.pages] }).bundle.pages;
  expect(pages.map(({ title }) => title).filter((title) => title === 'Newer')).toHaveLength(1);
  expect(pages).toHaveLength(bundle.pages.length);
});

test('the shell stays within its bar, raw and packed', () => {
  const bars = JSON.parse(readFileSync(new URL('../../../../bench/bars.json', import.meta.url), 'utf8'));
  const shell =
    SHELL_MARKUP +
    Object.values(SHELL_PARTS)
      .map(({ text }) => text)
      .join('');
  expect(shell.length).toBeLessThanOrEqual(bars.exportShellRawBytes);
  expect(gzipSync(shell, { level: 9 }).length).toBeLessThanOrEqual(bars.exportShellGzipBytes);
});
