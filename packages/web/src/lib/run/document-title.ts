import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { Reader } from '#lib/reader/reader.svelte.ts';
import { writeStage } from './run-state.ts';

/** The window's title: how far a run at work is, otherwise the open page; with the repository, as a tab shows little. */
export function documentTitle({ run, shown }: Pick<Reader, 'run' | 'shown'>, { ui }: Pick<Texts, 'ui'>): string {
  const repository = run.repository ?? ui.run.titleUnknown;
  if (!run.hasEnded) return `${progressMark(run)}${repository}`;
  return [shown?.title, repository, ui.app.name].filter((part) => part !== undefined).join(' · ');
}

function progressMark({ state }: Reader['run']): string {
  if (state.isAsking) return '(?) ';
  const { done, total } = writeStage(state) ?? {};
  return done === undefined || total === undefined ? '' : `(${done}/${total}) `;
}
