// Takes:      one planned page with its brief, the analysis, the plan, what was read, the texts of a language.
// Gives:      the page's draft: sentences, tables, excerpts and diagrams, each statement with the lines behind it.
// Guarantees: pure and synchronous, the same for the same input; text of the repository stands only in quotations, names,
//             paths and links; one page needs no other page.
// Never:      adds a fact that the plan did not choose, reads a file, calls a model.

import type { PageDraft } from '#draft';
import type { PlannedPage } from '#plan';
import { writeArchitecture } from './from-facts/architecture.ts';
import { writeConfiguration } from './from-facts/configuration.ts';
import { writeCoverage } from './from-facts/coverage.ts';
import { writeExtending } from './from-facts/extending.ts';
import { writeFlow } from './from-facts/flow.ts';
import { writeFlowList } from './from-facts/flow-list.ts';
import { writeGettingStarted } from './from-facts/getting-started.ts';
import { writeInterfaceList, writeInterfaces } from './from-facts/interfaces.ts';
import { writeModule } from './from-facts/module.ts';
import { writeOperations } from './from-facts/operations.ts';
import { writeOverview } from './from-facts/overview.ts';
import { toolsFor } from './from-facts/page-tools.ts';
import { writeReference } from './from-facts/reference.ts';
import type { WriteContext } from './write-context.ts';

export type { WriteContext } from './write-context.ts';

/** The page from facts. O(facts of the page + pages of the plan). */
export function writePage(page: PlannedPage, context: WriteContext): PageDraft {
  const tools = toolsFor(context);
  const { brief } = page;
  switch (brief.kind) {
    case 'overview':
      return writeOverview(page, brief, tools);
    case 'getting-started':
      return writeGettingStarted(page, brief, tools);
    case 'architecture':
      return writeArchitecture(page, brief, tools);
    case 'flows':
      return writeFlowList(page, brief, tools);
    case 'flow':
      return writeFlow(page, brief, tools);
    case 'module':
      return writeModule(page, brief, tools);
    case 'configuration':
      return writeConfiguration(page, brief, tools);
    case 'interfaces':
      return writeInterfaces(page, brief, tools);
    case 'interface-list':
      return writeInterfaceList(page, brief, tools);
    case 'extending':
      return writeExtending(page, brief, tools);
    case 'operations':
      return writeOperations(page, brief, tools);
    case 'reference':
      return writeReference(page, brief, tools);
    case 'coverage':
      return writeCoverage(page, brief, tools);
  }
}
