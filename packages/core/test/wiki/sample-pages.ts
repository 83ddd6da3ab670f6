import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PageDraft } from '#draft';
import type { SourceText, WikiLanguage } from '#vocabulary';
import { analyseTexts, type Texts } from '../analyse/tiny-repository.ts';
import { verifyWiki } from './write-relay.ts';

const SAMPLES = join(import.meta.dirname, '../../../../test-kit/samples');

/** The texts of a sample repository, or of one made of a sample with other files. */
export function sampleTexts(name: string, changes: Readonly<Record<string, string>> = {}): Texts {
  const root = join(SAMPLES, name);
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) texts[relative(root, path)] = readFileSync(path, 'utf8');
  }
  return { ...texts, ...changes };
}

/** The verified pages of a repository by id, and how many statements the check dropped from each. */
export async function pagesOf(
  texts: Texts,
  language: WikiLanguage = 'en',
): Promise<ReadonlyMap<string, { readonly draft: PageDraft; readonly dropped: readonly unknown[] }>> {
  const analysis = await analyseTexts(texts);
  const source: SourceText = { lines: async (path) => texts[path]?.replace(/\n$/, '').split('\n') };
  const pages = await verifyWiki({ analysis, source }, { language, size: 'full' });
  return new Map(pages.map(({ draft, dropped }) => [draft.id, { draft, dropped }]));
}
