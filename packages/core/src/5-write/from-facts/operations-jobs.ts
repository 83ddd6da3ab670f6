import type { Block, Statement } from '#draft';
import type { OperationsBrief, Workflow } from '#plan';
import { cell, code, path, statement } from './inline.ts';
import { declares, jobItem } from './operations-job.ts';
import { releases } from './operations-release.ts';
import { when } from './operations-when.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Workflows told job by job, jobs of one, and rows of what is left. @source own bounds: the others stand in a table */
const TOLD = { checks: 3, publishes: 3, clock: 2, other: 0, jobs: 6, rows: 24, rowJobs: 4 } as const;

/** When CI runs what: checks, releases, the clock; what is left in tables under the same headings. */
export function writeJobs(brief: OperationsBrief, tools: PageTools): Block[] {
  const t = tools.texts.operations;
  let turn = 0;
  const told = new Set<Workflow>();
  const tell = (purpose: Workflow['purpose']): Block[] =>
    brief.workflows
      .filter((flow) => flow.purpose === purpose)
      .slice(0, TOLD[purpose])
      .flatMap((flow) => {
        const blocks = workflowBlocks(flow, turn, tools);
        if (blocks.length > 0) {
          told.add(flow);
          turn++;
        }
        return blocks;
      });
  const checks = tell('checks');
  const publishes = tell('publishes');
  const clock = tell('clock');
  const left = brief.workflows.filter((flow) => !told.has(flow));
  const furtherChecks = left.filter(({ purpose }) => purpose === 'checks');
  return [
    ...under(t.checksHeading, [...checks, ...rest(furtherChecks, tools)]),
    ...under(t.publishHeading, [...paragraph(releases(brief, tools)), ...publishes]),
    ...under(t.clockHeading, clock),
    ...under(
      t.otherHeading,
      rest(
        left.filter(({ purpose }) => purpose !== 'checks'),
        tools,
      ),
    ),
  ];
}

function workflowBlocks({ path: file, jobs }: Workflow, turn: number, tools: PageTools): Block[] {
  const t = tools.texts.operations;
  const items = jobs.slice(0, TOLD.jobs).flatMap((job) => jobItem(job, jobs, tools) ?? []);
  const [first] = jobs;
  if (items.length === 0 || first === undefined) return [];
  const { said, evidence } = when(first, tools);
  const intro =
    said.length === 0
      ? statement(t.workflowBare({ path: path(file) }))
      : statement(t.workflow({ path: path(file), when: said, turn }), [...evidence, declares(first)]);
  return [...paragraph([intro]), { kind: 'list', isOrdered: false, items: items.map((item) => [item]) }];
}

/** What is not told job by job, one row for each definition. */
function rest(workflows: readonly Workflow[], tools: PageTools): Block[] {
  const { and, moreOf } = tools.texts.common;
  const rows = workflows.slice(0, TOLD.rows).map(({ path: file, jobs }): Statement[] => {
    const [first] = jobs;
    const start = first === undefined ? { said: [], evidence: [] } : when(first, tools);
    const named = jobs.slice(0, TOLD.rowJobs);
    const names = named.map(({ job }) => code(job));
    const more = jobs.length - named.length;
    return [
      cell(path(file)),
      start.said.length === 0 ? cell(undefined) : statement(start.said, start.evidence),
      statement(and(more > 0 ? [...names, moreOf({ rest: more })] : names), named.map(declares)),
    ];
  });
  return table(tools.texts.operations.workflowColumns, rows);
}
