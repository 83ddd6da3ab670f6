import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSampleRepository, SAMPLE_KINDS, type SampleKind } from '@orionwiki/test-kit/samples';
import type { WikiBundle } from './bundle.ts';
import { type GoldenMatch, matchGolden, readGolden } from './golden-passage.ts';
import { makeWiki } from './make-wiki.ts';
import { type ReadPage, readWiki } from './read-wiki.ts';

const GOLDEN = join(import.meta.dirname, '..', '..', 'test-kit', 'golden');

/** A golden passage with what the generated page has of it. */
export interface GoldenResult {
  /** `<sample>/<page id>`. */
  readonly name: string;
  readonly matches: readonly GoldenMatch[];
}

/** The samples that have golden passages; none before the first is written. */
export function goldenSamples(): SampleKind[] {
  return SAMPLE_KINDS.filter((kind) => existsSync(join(GOLDEN, kind)));
}

/**
 * Makes the wiki of a sample and holds it against its golden passages.
 * @throws Error when a passage is not in the format
 */
export async function compareWithGolden(kind: SampleKind): Promise<GoldenResult[]> {
  const sample = await createSampleRepository(kind);
  try {
    const pages = readWiki(JSON.parse(await makeWiki({ folder: sample.dir })) as WikiBundle);
    const files = readdirSync(join(GOLDEN, kind)).filter((file) => file.endsWith('.md'));
    return files.sort().map((file) => {
      const id = file.replace(/\.md$/, '');
      const golden = readGolden(readFileSync(join(GOLDEN, kind, file), 'utf8'));
      const statements = pagesFor(id, pages).flatMap((page) => page.statements);
      return { name: `${kind}/${id}`, matches: matchGolden(golden, statements) };
    });
  } finally {
    await sample.remove();
  }
}

/** The page of that id, else every page of the kind with which the name begins. */
function pagesFor(name: string, pages: readonly ReadPage[]): readonly ReadPage[] {
  const exact = pages.filter(({ page }) => page.id === name);
  return exact.length > 0 ? exact : pages.filter(({ page: { kind } }) => name === kind || name.startsWith(`${kind}-`));
}
