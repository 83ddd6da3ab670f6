import { findExtensionPoints } from '../select/extension-points.ts';
import type { ExtendingBrief, ExtensionPoint, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Interfaces, bases and tables that take a further implementation, each with a recipe; `undefined` without any. */
export function planExtending(
  { index, messages }: PageContext,
  modules: readonly PlannedPage[],
): PlannedPage | undefined {
  const points = findExtensionPoints(index).map((point) => withoutRepeating(point, modules));
  const brief: ExtendingBrief = { kind: 'extending', points };
  if (brief.points.length === 0) return undefined;
  return { id: 'extending', title: messages.wiki.titles.extending, kind: 'extending', brief };
}

/** What the page of its part quotes about the base is not quoted a second time: the page is named instead. */
function withoutRepeating(point: ExtensionPoint, modules: readonly PlannedPage[]): ExtensionPoint {
  const { words, ...rest } = point;
  if (words === undefined) return point;
  const page = modules.find(({ brief }) => {
    if (brief.kind !== 'module') return false;
    const quoted = [...brief.stories, ...brief.more].map((story) => story.words);
    return [...quoted, brief.sketch.words].some(
      (one) => one?.path === words.path && one.startLine === words.startLine && one.words === words.words,
    );
  });
  return page === undefined ? point : { ...rest, toldOn: { id: page.id, title: page.title } };
}
