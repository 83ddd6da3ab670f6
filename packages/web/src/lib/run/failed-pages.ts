import type { ErrorCode } from '@orionwiki/client';
import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { RunState } from './run-state.ts';

/** A page that stands as the facts have it although a model was asked for it. */
export interface FailedPage {
  readonly id: string;
  readonly title: string;
  /** Why, as the run's notice names it; unknown when the notice did not come. */
  readonly reason?: string;
}

/** The pages that a model failed, in reading order, with the newest reason of each. */
export function failedPages(state: RunState): readonly FailedPage[] {
  const reasons = new Map<unknown, string>();
  for (const { code, params } of state.notices) {
    if (code === 'PAGE_DEGRADED' && params) reasons.set(params.page, String(params.reason));
  }
  return state.pages
    .filter(({ origin }) => origin === 'degraded')
    .map(({ id, title }) => {
      const reason = reasons.get(id);
      return { id, title, ...(reason === undefined ? {} : { reason }) };
    });
}

/** The reason in words. */
export function failedReason(reason: string | undefined, { ui, errors }: Pick<Texts, 'ui' | 'errors'>): string {
  const { failedBecause } = ui.run;
  if (reason === undefined) return failedBecause.unknown;
  if (Object.hasOwn(failedBecause, reason)) return failedBecause[reason as keyof typeof failedBecause];
  return Object.hasOwn(errors, reason) ? `${errors[reason as ErrorCode].title}.` : failedBecause.unknown;
}

/** Pages with one reason between them. */
export interface FailedGroup {
  readonly reason: string;
  readonly pages: readonly FailedPage[];
}

/** The pages by what is said about them, in order of the first of each. */
export function failedGroups(
  pages: readonly FailedPage[],
  textOf: (page: FailedPage) => string,
): readonly FailedGroup[] {
  const groups = Map.groupBy(pages, textOf);
  return [...groups].map(([reason, members]) => ({ reason, pages: members }));
}
