import { findEntrances } from '../select/entry-points.ts';
import { findSystems } from '../select/external-systems.ts';
import { findOutlets } from '../select/outlets.ts';
import type { ArchitectureBrief, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** The parts and their dependencies; `undefined` when there is one part only. */
export function planArchitecture(context: PageContext): PlannedPage | undefined {
  const { index, messages, sketches } = context;
  if (sketches.length < 2) return undefined;
  const { analysis } = index;
  const [passing] = analysis.passing;
  const brief: ArchitectureBrief = {
    kind: 'architecture',
    outlets: findOutlets(index),
    sketches,
    cycles: analysis.cycles.map((sectionIds) => {
      const ids = new Set(sectionIds);
      return {
        sectionIds,
        edges: analysis.sectionEdges.filter((edge) => ids.has(edge.from) && ids.has(edge.to) && edge.from !== edge.to),
      };
    }),
    ...(passing === undefined ? {} : { passing }),
    entryPoints: findEntrances(analysis),
    systems: findSystems(index, 12),
  };
  return { id: 'architecture', title: messages.wiki.titles.architecture, kind: 'architecture', brief };
}
