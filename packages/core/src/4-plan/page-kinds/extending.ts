import { findExtensionPoints } from '../select/extension-points.ts';
import type { ExtendingBrief, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Interfaces, bases and tables that take a further implementation, each with a recipe; `undefined` without any. */
export function planExtending({ index, messages }: PageContext): PlannedPage | undefined {
  const brief: ExtendingBrief = { kind: 'extending', points: findExtensionPoints(index) };
  if (brief.points.length === 0) return undefined;
  return { id: 'extending', title: messages.wiki.titles.extending, kind: 'extending', brief };
}
