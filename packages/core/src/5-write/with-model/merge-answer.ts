import type { Block, PageDraft } from '#draft';
import { headingKey, type PageSection, splitSections } from './page-section.ts';

/**
 * The plain page with the model's prose in it. Under a heading that both have, the model's paragraphs and lists take the
 * place of the plain paragraphs (and of lists of the same kind); diagrams, tables, commands, excerpts, quotations and
 * notes stay where they are. What the model left out stays as it was; what it added follows the section it came after.
 */
export function mergeAnswer(facts: PageDraft, written: readonly PageSection[]): PageDraft {
  const plain = splitSections(facts.blocks);
  const plainKeys = new Set(plain.map(({ heading }) => headingKey(heading?.text)));
  const replacing = new Map<string, Block[]>();
  const added = new Map<string, PageSection[]>();
  let place = '';
  for (const section of written) {
    const key = headingKey(section.heading?.text);
    if (plainKeys.has(key)) {
      place = key;
      replacing.set(key, [...(replacing.get(key) ?? []), ...section.blocks]);
    } else {
      added.set(place, [...(added.get(place) ?? []), section]);
    }
  }
  const blocks: Block[] = [];
  for (const section of plain) {
    const key = headingKey(section.heading?.text);
    if (section.heading) blocks.push(section.heading);
    blocks.push(...replaceProse(section.blocks, replacing.get(key) ?? []));
    replacing.delete(key);
    for (const extra of added.get(key) ?? []) blocks.push(...withHeading(extra));
    added.delete(key);
  }
  return { ...facts, origin: 'model', blocks };
}

function withHeading({ heading, blocks }: PageSection): Block[] {
  return heading ? [heading, ...blocks] : [...blocks];
}

/** The model's prose stands where the first plain paragraph stood, or first. */
function replaceProse(plain: readonly Block[], written: readonly Block[]): Block[] {
  if (written.length === 0) return [...plain];
  const isReplaced = (block: Block): boolean => {
    if (block.kind === 'paragraph') return !isSignpost(block);
    if (block.kind !== 'list') return false;
    return written.some((other) => other.kind === 'list' && other.isOrdered === block.isOrdered);
  };
  const first = plain.findIndex(isReplaced);
  const at = first < 0 ? 0 : first;
  const before = plain.slice(0, at);
  const after = plain.slice(at).filter((block) => !isReplaced(block));
  return [...before, ...written, ...after];
}

/** A paragraph that states nothing and only points to other pages. */
function isSignpost(block: Extract<Block, { readonly kind: 'paragraph' }>): boolean {
  const { statements } = block;
  const points = statements.some(({ inlines }) => inlines.some((inline) => inline.kind === 'page'));
  return points && statements.every(({ evidence }) => evidence.length === 0);
}
