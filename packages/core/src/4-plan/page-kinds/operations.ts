import { findEntrances, isSample } from '../select/entry-points.ts';
import type { OperationsBrief, PlannedPage } from '../wiki-plan.ts';
import type { PageContext } from './page-context.ts';

/** Documentation and web sites have build files of their own, which are not the product's. */
function isSite(root: string): boolean {
  return /(^|\/)(docs?|documentation|website|site|www)(\/|$)/i.test(root);
}

/** Scripts, CI jobs and containers; `undefined` without any. */
export function planOperations(context: PageContext): PlannedPage | undefined {
  const { index, messages } = context;
  const { analysis } = index;
  const packages = analysis.survey.packages.filter(
    (pack) => pack.scripts.length > 0 && !isSample(pack, analysis) && !isSite(pack.root),
  );
  const brief: OperationsBrief = {
    kind: 'operations',
    packages,
    jobs: analysis.ciJobs,
    containers: findEntrances(analysis).filter((entry) => entry.kind === 'container'),
  };
  if (packages.length + brief.jobs.length + brief.containers.length === 0) return undefined;
  return { id: 'operations', title: messages.wiki.titles.operations, kind: 'operations', brief };
}
