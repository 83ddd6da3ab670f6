import type { Inline, Statement } from '#draft';
import type { AuthorWords } from '#plan';
import type { Evidence, PageId } from '#vocabulary';

/** A name, command or literal of the repository. */
export function code(text: string): Inline {
  return { kind: 'code', text };
}

/** A file or folder. */
export function path(of: string): Inline {
  return { kind: 'path', path: of };
}

/** The authors' own words; an ellipsis shows where the sentence goes on. */
export function quote({ words, isCut }: Pick<AuthorWords, 'words' | 'isCut'>): Inline {
  return { kind: 'quote', text: isCut ? `${words} …` : words };
}

/** A statement from what a pattern said and what proves it; pieces of evidence keep the order of the sentence. */
export function statement(
  said: readonly { readonly kind: string }[] | string,
  evidence: readonly Evidence[] = [],
): Statement {
  const inlines: readonly Inline[] =
    typeof said === 'string' ? [{ kind: 'text', text: said }] : (said as readonly Inline[]);
  return { inlines, evidence };
}

/** The statement as one that speaks of what the statement before it named. */
export function leaning(of: Statement | undefined): Statement | undefined {
  return of === undefined ? undefined : { ...of, leansOnPrevious: true };
}

/** What stands in a cell that has nothing to show. */
const NOTHING = '–';

/** Whether a cell has nothing to show. */
export function isEmptyCell(cell: Statement | undefined): boolean {
  const [only, ...more] = cell?.inlines ?? [];
  return only === undefined || (more.length === 0 && only.kind === 'text' && only.text === NOTHING);
}

/** A cell with one inline, or with a dash when there is nothing to show. */
export function cell(inline: Inline | string | undefined, evidence: readonly Evidence[] = []): Statement {
  if (inline === undefined) return statement(NOTHING);
  return typeof inline === 'string' ? statement(inline, evidence) : { inlines: [inline], evidence };
}

/** Another page of the wiki. */
export function link(pageId: PageId, text: string): Inline {
  return { kind: 'page', pageId, text };
}

/** A name of ours or of the run (commit, branch) that is no name of the code. */
export function strong(text: string): Inline {
  return { kind: 'strong', text };
}

/** The heading of a document, as a quotation. */
export function heading(text: string): Inline {
  return { kind: 'quote', text };
}
