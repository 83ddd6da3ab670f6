import { elementsIn, type MarkupElement, parseMarkup } from '../markup.ts';
import type { ReadPage } from '../read-wiki.ts';
import type { Example, Row } from '../row.ts';

/** Links inside the wiki that lead nowhere, in HTML and in Markdown, and pages whose HTML is broken. */
export function linkRows(pages: readonly ReadPage[]): Row[] {
  const ids = new Set<string>();
  const links: Example[] = [];
  const faults: Example[] = [];
  for (const { page } of pages) {
    ids.add(`p-${page.id}`);
    const parsed = parseMarkup(page.html);
    for (const text of parsed.faults) faults.push({ where: page.id, text });
    for (const element of elementsIn(parsed.children)) takeElement(element, page.id, { ids, links, faults });
  }
  const dead = links.filter(({ text }) => !ids.has(text));
  const files = new Set(pages.map(({ page }, index) => `${String(index + 1).padStart(2, '0')}-${page.id}.md`));
  for (const { page } of pages) {
    for (const [, target = ''] of proseOf(page.markdown).matchAll(/\]\(<?([^()<>\s]+\.md)(?:#[^()<>\s]*)?>?\)/g)) {
      if (!target.includes('://') && !files.has(target)) dead.push({ where: page.id, text: target });
    }
    const defined = new Set([...page.markdown.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => number));
    for (const [, number = ''] of proseOf(page.markdown).matchAll(/(?<!\\)\[\^(\d+)\](?!:)/g)) {
      if (!defined.has(number)) dead.push({ where: page.id, text: `footnote ${number}` });
    }
  }
  return [
    {
      id: 'wikiDeadLinks',
      name: 'dead internal links',
      value: dead.length,
      count: links.length,
      bar: 'most',
      examples: dead,
    },
    {
      id: 'wikiMarkupFaults',
      name: 'faults in the HTML of pages',
      value: faults.length,
      count: pages.length,
      bar: 'most',
      examples: faults,
    },
  ];
}

/** Code is shown, not followed. */
function proseOf(markdown: string): string {
  return markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*$/gm, '').replace(/`[^`\n]*`/g, '');
}

function takeElement(
  element: MarkupElement,
  page: string,
  found: { ids: Set<string>; links: Example[]; faults: Example[] },
): void {
  const id = element.attributes.get('id');
  if (id !== undefined) {
    if (found.ids.has(id)) found.faults.push({ where: page, text: `id ${id} twice` });
    found.ids.add(id);
  }
  const href = element.attributes.get('href');
  if (href?.startsWith('#')) found.links.push({ where: page, text: href.slice(1) });
}
