import type { ModelUsage } from '#language-model';
import type { Notice } from '#vocabulary';
import type { RenderedPage } from '../7-render/rendered-wiki.ts';
import type { FactsPage, PageWork } from './write-pages.ts';

/** The pages as they will be published, and what the model cost. */
export interface ImprovedPages {
  readonly pages: readonly RenderedPage[];
  readonly usage: ModelUsage;
  readonly notices: readonly Notice[];
}

/** The facts pages unchanged in facts mode; otherwise each one with a model's prose where that passed the checks. */
export async function improveWithModel(_work: PageWork, facts: readonly FactsPage[]): Promise<ImprovedPages> {
  return {
    pages: facts.map(({ rendered }) => rendered),
    usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
    notices: [],
  };
}
