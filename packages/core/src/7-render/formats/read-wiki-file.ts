import type { Citation, PageId } from '#vocabulary';
import type { WikiManifest } from '../rendered-wiki.ts';
import { bundleSchema, embeddedSchema } from './bundle-schema.ts';
import { manifestOf } from './manifest.ts';
import { unpackCitations } from './pack-citations.ts';
import { readMarkup } from './read-markup.ts';

/** Larger texts are not a wiki of ours. @source interface.md §2.3: split advice at 15 MB */
const MAX_CHARACTERS = 200_000_000;

const DATA_START = '<script type="application/json" id="ow-data">';
const DATA_END = '</script>';

/** What a finished wiki says about itself, for checking it again. */
export interface WikiFileContent {
  readonly manifest: WikiManifest;
  readonly pages: readonly { readonly id: PageId; readonly title: string; readonly citations: readonly Citation[] }[];
  /** Addresses outside the wiki, in order, without repeats. */
  readonly externalLinks: readonly string[];
  /** Links to places that the wiki does not have, in order, without repeats. */
  readonly deadLinks: readonly string[];
}

/** The content of an exported HTML file or of `wiki.json`; `undefined` when the text is neither. Reads any input. */
export function readWikiFile(text: string): WikiFileContent | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  return text.trimStart().startsWith('{') ? readBundle(text) : readHtml(text);
}

function readHtml(text: string): WikiFileContent | undefined {
  const start = text.lastIndexOf(DATA_START);
  const end = start < 0 ? -1 : text.indexOf(DATA_END, start);
  if (end < 0) return undefined;
  const embedded = embeddedSchema.safeParse(parseJson(text.slice(start + DATA_START.length, end)));
  if (!embedded.success) return undefined;
  const { manifest, pages, citations: packed } = embedded.data;
  const citations = packed.pages.length === pages.length ? unpackCitations(packed) : undefined;
  if (citations === undefined) return undefined;
  return {
    manifest,
    pages: pages.map(({ id, title }, index) => ({ id, title, citations: citations[index] ?? [] })),
    ...checkLinks(text.slice(0, start)),
  };
}

function readBundle(text: string): WikiFileContent | undefined {
  const bundle = bundleSchema.safeParse(parseJson(text));
  if (!bundle.success) return undefined;
  const { pages } = bundle.data;
  const markup = pages.map((page) => `<article id="p-${page.id}">${page.html}`).join('\n');
  return { manifest: manifestOf(bundle.data), pages, ...checkLinks(markup) };
}

function checkLinks(markup: string): Pick<WikiFileContent, 'externalLinks' | 'deadLinks'> {
  const { ids, links } = readMarkup(markup);
  const external = new Set<string>();
  const dead = new Set<string>();
  for (const link of links) {
    if (!link.startsWith('#')) external.add(link);
    else if (!ids.has(link.slice(1))) dead.add(link);
  }
  return { externalLinks: [...external], deadLinks: [...dead] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
