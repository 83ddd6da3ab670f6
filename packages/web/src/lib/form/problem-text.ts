import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { FieldProblem } from './check-draft.ts';

/** A field's problem in words. */
export function problemText(problem: FieldProblem | undefined, texts: Pick<Texts, 'ui' | 'fill'>): string | undefined {
  return problem && texts.fill(texts.ui.problem[problem.text], problem.params ?? {});
}
