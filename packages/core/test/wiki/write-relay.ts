import type { Analysis } from '#analysis';
import type { PageDraft } from '#draft';
import { messagesIn } from '#messages';
import type { PlanOptions, WikiPlan } from '#plan';
import type { VerifiedPage } from '#verified';
import type { SourceText } from '#vocabulary';
import { planWiki } from '../../src/4-plan/plan.ts';
import { writePage } from '../../src/5-write/write.ts';
import { vocabularyOf } from '../../src/6-verify/repository-vocabulary.ts';
import { verifyPage } from '../../src/6-verify/verify.ts';
import { RELAY_INFO } from './relay-sample.ts';

const FULL: PlanOptions = { language: 'en', size: 'full' };

/** The plan of an analysis and every page of it as written. */
export function writeWiki(analysis: Analysis, options: PlanOptions = FULL): { plan: WikiPlan; drafts: PageDraft[] } {
  const plan = planWiki(analysis, RELAY_INFO, options);
  const context = { analysis, plan, info: RELAY_INFO, messages: messagesIn(options.language) };
  return { plan, drafts: plan.pages.map((page) => writePage(page, context)) };
}

/** Every page of the analysis, verified. */
export async function verifyWiki(
  built: { analysis: Analysis; source: SourceText },
  options: PlanOptions = FULL,
): Promise<VerifiedPage[]> {
  const { plan, drafts } = writeWiki(built.analysis, options);
  const pageIds = new Set(plan.pages.map(({ id }) => id));
  const context = {
    source: built.source,
    vocabulary: vocabularyOf(built.analysis),
    pageIds,
    language: options.language,
  };
  return Promise.all(drafts.map((draft) => verifyPage(draft, context)));
}

/** The page as lines of plain text, marks for quotations and code included. */
export function textOf(draft: PageDraft): string {
  const words = (inlines: readonly { kind: string; text?: string; path?: string }[]): string =>
    inlines.map(({ kind, text, path }) => (kind === 'quote' ? `“${text}”` : (text ?? path ?? ''))).join('');
  return draft.blocks
    .flatMap((block): string[] => {
      if (block.kind === 'heading') return [`## ${block.text}`];
      if (block.kind === 'paragraph' || block.kind === 'quotation' || block.kind === 'note') {
        return [block.statements.map(({ inlines }) => words(inlines)).join(' ')];
      }
      if (block.kind === 'list') return block.items.map((item) => item.map(({ inlines }) => words(inlines)).join(' '));
      if (block.kind === 'table')
        return [block.columns, ...block.rows.map((row) => row.map(({ inlines }) => words(inlines)))].map((row) =>
          row.join(' | '),
        );
      if (block.kind === 'commands') return [words(block.statement.inlines), ...block.lines];
      return block.kind === 'excerpt' ? [block.caption] : [];
    })
    .join('\n');
}
