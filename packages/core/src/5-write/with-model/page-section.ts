import type { Block } from '#draft';
import { slugOf } from '#text/slug';

/** A heading with what stands under it; the first section of a page may have none. */
export interface PageSection {
  readonly heading: Extract<Block, { readonly kind: 'heading' }> | undefined;
  readonly blocks: readonly Block[];
}

/** The sections of a page in order. */
export function splitSections(blocks: readonly Block[]): readonly PageSection[] {
  const sections: { heading: PageSection['heading']; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** Equal for two headings that say the same, signs and capital letters aside; `''` for no heading. */
export function headingKey(text: string | undefined): string {
  if (text === undefined) return '';
  return slugOf(text) || text.trim().toLowerCase() || '-';
}
