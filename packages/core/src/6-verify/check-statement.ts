import type { Statement } from '#draft';
import { mayBeWrittenIn } from '#text/written-language';
import type { DropReason } from '#verified';
import type { PageId, PageOrigin, SourceText, WikiLanguage } from '#vocabulary';
import { checkEvidence } from './check-evidence.ts';
import { hasUnwantedMarkup } from './check-markup.ts';
import { checkName, checkRunningText } from './check-names.ts';
import type { RepositoryVocabulary } from './repository-vocabulary.ts';

/** Longest range a model's sentence may cite, in lines. @source model.md §4 */
const MODEL_RANGE_LINES = 60;

/** What statements are checked against. */
export interface CheckContext {
  readonly source: SourceText;
  readonly vocabulary: RepositoryVocabulary;
  readonly pageIds: ReadonlySet<PageId>;
  readonly language: WikiLanguage;
  readonly origin: PageOrigin;
}

/** The reason why the statement must go, or `undefined` when each of its claims, names and links holds. */
export async function checkStatement(statement: Statement, context: CheckContext): Promise<DropReason | undefined> {
  const cited: string[] = [];
  for (const evidence of statement.evidence) {
    if (context.origin === 'model' && evidence.endLine - evidence.startLine >= MODEL_RANGE_LINES)
      return 'claim-not-proven';
    const verdict = await checkEvidence(evidence, context.source);
    if ('reason' in verdict) return verdict.reason;
    cited.push(verdict.cited.raw);
  }
  return checkInlines(statement, context, cited.join('\n'));
}

/** The part of {@link checkStatement} that needs no file: names, paths, links, markup and language. */
export function checkInlines(statement: Statement, context: CheckContext, citedText: string): DropReason | undefined {
  const { vocabulary, pageIds } = context;
  for (const inline of statement.inlines) {
    if (inline.kind === 'page' && !pageIds.has(inline.pageId)) return 'dead-link';
    const reason = checkName(inline, vocabulary, citedText);
    if (reason !== undefined) return reason;
    if (context.origin === 'model' && (inline.kind === 'text' || inline.kind === 'strong')) {
      if (hasUnwantedMarkup(inline.text)) return 'unwanted-markup';
      const unknown = checkRunningText(inline.text, vocabulary, citedText);
      if (unknown !== undefined) return unknown;
    }
  }
  if (statement.evidence.length === 0 && citedText === '' && statesSomething(statement)) return 'no-evidence';
  const isForeign = context.origin === 'model' && !mayBeWrittenIn(context.language, ownWords(statement));
  return isForeign ? 'wrong-language' : undefined;
}

/** What the writer says, without quotations and names: those stay in the authors' language. */
function ownWords(statement: Statement): string {
  return statement.inlines
    .map((inline) => (inline.kind === 'text' || inline.kind === 'strong' ? inline.text : ' '))
    .join('');
}

/** Names and quotations state something about the code; paths are proven by the tree, links by the page list. */
function statesSomething(statement: Statement): boolean {
  return statement.inlines.some((inline) => inline.kind === 'code' || inline.kind === 'quote');
}
