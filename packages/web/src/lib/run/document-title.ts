import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { Reader } from '#lib/reader/reader.svelte.ts';
import { writeStage } from './run-state.ts';

/** The window's title: how far the run is, the open page, the repository. */
export function documentTitle({ run, shown }: Pick<Reader, 'run' | 'shown'>, texts: Pick<Texts, 'ui'>): string {
  const { done, total } = writeStage(run.state) ?? {};
  const count = done === undefined || total === undefined || run.hasEnded ? '' : `(${done}/${total}) `;
  const parts = [shown?.title, run.repository ?? texts.ui.run.titleUnknown, texts.ui.app.name];
  return count + parts.filter((part) => part !== undefined).join(' · ');
}
