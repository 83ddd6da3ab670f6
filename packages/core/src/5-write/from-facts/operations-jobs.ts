import type { CiJobFact } from '#analysis';
import type { Block, Inline, Statement } from '#draft';
import type { OperationsBrief, Workflow } from '#plan';
import type { Evidence, LineRange } from '#vocabulary';
import { prove, runsScript, says, shortCommand, states } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, table, under } from './page-tools.ts';

/** Workflows told job by job, jobs and commands of one. @source own bounds: the others stand in a table */
const TOLD = { checks: 3, publishes: 3, clock: 2, other: 0, jobs: 6, commands: 3, actions: 2 } as const;
/** Commands that only prepare the machine or steer the script. */
const PLUMBING =
  /^\s*(#|(npm|pnpm|yarn|bun) (ci|install|i|link)\b|npx playwright install|(go|cargo|gem|uv tool) install\b|uv sync\b|dotnet restore\b|poetry install\b|(uv )?pip3? install|corepack|sudo|apt(-get)?|brew|choco|dnf|yum|echo|printf|cat|mkdir|cd|export|set|if|then|else|elif|fi|for|while|do|done|case|esac|exit|source|touch|rm|mv|cp|chmod|curl|wget|sleep|git (config|fetch|checkout|clone|add|diff|status)|go mod download|\[|[)}\]({])/;
/** Actions that every job takes. */
const COMMON_ACTION = /(^|\/)(checkout|setup-[\w-]+|cache|upload-artifact|download-artifact|setup)(@|$|\/)/;
const RELEASE =
  /\b(npm publish|pnpm (-r )?publish|yarn (npm )?publish|changeset publish|twine upload|uv publish|flit publish|hatch publish|poetry publish|cargo publish|goreleaser|docker push|semantic-release|gh release (create|upload)|gh-action-pypi-publish|action-gh-release|build-push-action|changesets\/action)\b/;
const TRIAL = /--dry-run|--skip-publish|--snapshot/;

/** When CI runs what: checks, releases, the clock; what is left in a table. */
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
  return [
    ...under(t.checksHeading, checks),
    ...under(t.publishHeading, [...paragraph(releases(brief, tools)), ...publishes]),
    ...under(t.clockHeading, clock),
    ...under(
      t.otherHeading,
      rest(
        brief.workflows.filter((flow) => !told.has(flow)),
        tools,
      ),
    ),
  ];
}

function workflowBlocks({ path: file, jobs }: Workflow, turn: number, tools: PageTools): Block[] {
  const t = tools.texts.operations;
  const items = jobs.slice(0, TOLD.jobs).flatMap((job) => jobItem(job, tools) ?? []);
  const [first] = jobs;
  if (items.length === 0 || first === undefined) return [];
  const { said, evidence } = when(first, tools);
  const intro =
    said.length === 0
      ? statement(t.workflowBare({ path: path(file) }))
      : statement(t.workflow({ path: path(file), when: said, turn }), [...evidence, declares(first)]);
  return [...paragraph([intro]), { kind: 'list', isOrdered: false, items: items.map((item) => [item]) }];
}

function declares(job: CiJobFact): Evidence {
  return prove(job.path, { startLine: job.startLine, endLine: job.startLine }, { predicate: 'sets', key: job.job });
}

type Parts = readonly { readonly kind: string }[];

/** What starts the workflow, in words, with the branches, tags and times that narrow it. */
function when(job: CiJobFact, { texts }: PageTools): { said: Parts; evidence: Evidence[] } {
  const t = texts.operations.when;
  const evidence: Evidence[] = [];
  const valuesOf = (trigger: string, kind: 'branches' | 'tags' | 'cron'): Parts => {
    const found = (job.filters ?? []).filter((filter) => filter.trigger === trigger && filter.kind === kind);
    const values = found.flatMap((filter) => filter.values.map((value) => ({ filter, value }))).slice(0, 3);
    for (const { filter, value } of values) evidence.push(prove(job.path, filter, { predicate: 'says', words: value }));
    return values.length === 0 ? [] : texts.common.and(values.map(({ value }) => code(value)));
  };
  const asText = (words: string): Inline => ({ kind: 'text', text: words });
  const parts = job.triggers.slice(0, 5).flatMap((trigger): (Parts | Inline)[] => {
    const branches = valuesOf(trigger, 'branches');
    if (trigger === 'push') {
      const tags = valuesOf(trigger, 'tags');
      const isTagOnly = tags.length > 0 && branches.length === 0;
      const pushed = branches.length > 0 ? t.pushTo({ branches }) : asText(t.push);
      return [
        ...(isTagOnly ? [] : [pushed]),
        ...(tags.length === 0 ? [] : [isAnyTag(job) ? asText(t.anyTag) : t.tag({ tags })]),
      ];
    }
    if (trigger === 'schedule') {
      const times = valuesOf(trigger, 'cron');
      return [times.length > 0 ? t.schedule({ times }) : asText(t.scheduled)];
    }
    if (trigger === 'pull_request' || trigger === 'pull_request_target') return [asText(t.pullRequest)];
    if (trigger === 'workflow_dispatch') return [asText(t.byHand)];
    if (trigger === 'workflow_call') return [asText(t.called)];
    if (trigger === 'release') return [asText(t.release)];
    return [t.event({ name: code(trigger) })];
  });
  const texts_ = parts.map((part) => JSON.stringify(part));
  const unique = parts.filter((_, at) => texts_.indexOf(texts_[at] ?? '') === at);
  return { said: unique.length === 0 ? [] : texts.common.or(unique), evidence };
}

/** Whether the pattern of tags lets every one through. */
function isAnyTag({ filters = [] }: CiJobFact): boolean {
  return filters.some(({ kind, values }) => kind === 'tags' && values.some((value) => value === '*' || value === '**'));
}

interface Told {
  readonly text: string;
  readonly evidence: Evidence;
}

/** What a job does: its telling commands, else the actions that do the work. */
function jobItem(job: CiJobFact, { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const commands = mainCommands(job);
  const actions = mainActions(job);
  if (commands.length + actions.length === 0) return undefined;
  const list = (told: readonly Told[]): Parts => texts.common.and(told.map(({ text }) => code(text)));
  const matrix = (job.matrix ?? []).slice(0, 2);
  const axes = matrix.map(({ axis, values }) => {
    const shown = values.slice(0, 3).map((value) => code(value));
    const more = values.length - shown.length;
    return t.axis({
      axis: axis.replaceAll(/[-_]/g, ' '),
      values: texts.common.and(more > 0 ? [...shown, texts.common.moreOf({ rest: more })] : shown),
    });
  });
  const facts = {
    job: code(job.job),
    axes: axes.length === 0 ? [] : texts.common.and(axes),
    needs: job.needs === undefined ? [] : texts.common.and(job.needs.slice(0, 3).map((need) => code(need))),
  };
  const said =
    commands.length === 0
      ? t.jobUses({ ...facts, actions: list(actions) })
      : actions.length > 0 && commands.length < 2
        ? t.jobBoth({ ...facts, commands: list(commands), actions: list(actions) })
        : t.jobRuns({ ...facts, commands: list(commands) });
  const used = commands.length === 0 || commands.length < 2 ? [...commands, ...actions] : commands;
  const varied = matrix.map((axis) => prove(job.path, axis, { predicate: 'says', words: axis.values[0] ?? '' }));
  return statement(said, [declares(job), ...used.map(({ evidence }) => evidence), ...varied]);
}

export function mainCommands(job: CiJobFact): Told[] {
  const lines = job.commands.flatMap(({ command, startLine, endLine }) =>
    command.split('\n').map((line) => ({ line: withoutVariables(line.trim()), range: { startLine, endLine } })),
  );
  const telling = lines.filter(
    ({ line }, at) =>
      line !== '' &&
      line.length <= 90 &&
      !PLUMBING.test(line) &&
      !/^\w+=\S*$|^\w+=["$(]/.test(line) &&
      lines.findIndex((other) => other.line === line) === at,
  );
  return telling.slice(0, TOLD.commands).map(({ line, range }) => told(job, line, range));
}

/** Variables in front of a command only set the scene. */
function withoutVariables(line: string): string {
  return line.replace(/^(?:\w{1,60}=\S{0,200}\s+)+(?=[\w.])/, '');
}

function told(job: CiJobFact, line: string, range: LineRange): Told {
  return { text: line, evidence: prove(job.path, range, { predicate: 'runs', command: line }) };
}

/** Actions that do the work, by their names without the version. */
function mainActions(job: CiJobFact): Told[] {
  const own = (job.actions ?? []).filter(({ name }) => !COMMON_ACTION.test(name));
  return own.slice(0, TOLD.actions).map((action) => {
    const text = action.name.replace(/@.*$/, '');
    return { text, evidence: prove(job.path, action, { predicate: 'says', words: text }) };
  });
}

/** How a release comes about: the document's words, the job that publishes, the script that a person starts. */
function releases(brief: OperationsBrief, tools: PageTools): (Statement | undefined)[] {
  const t = tools.texts.operations;
  const { releasing, version } = brief;
  const found = [publishing(brief, tools), releaseScript(brief, tools)].filter((one) => one !== undefined);
  const isSure = tools.context.analysis.isComplete && brief.workflows.length > 0;
  return [
    version === undefined
      ? undefined
      : statement(t.version({ path: path(version.path), version: code(version.value) }), [
          states(version.path, version),
        ]),
    releasing === undefined
      ? undefined
      : statement(t.releasing({ path: path(releasing.path), quote: quote(releasing) }), [says(releasing)]),
    ...found,
    found.length === 0 && isSure && !brief.workflows.some(({ purpose }) => purpose === 'publishes')
      ? statement(t.nothingPublishes)
      : undefined,
  ];
}

function publishing({ workflows }: OperationsBrief, { texts }: PageTools): Statement | undefined {
  const first = [...workflows].sort((a, b) => Number(b.purpose === 'publishes') - Number(a.purpose === 'publishes'));
  for (const job of first.flatMap(({ jobs }) => jobs)) {
    const run = job.commands
      .flatMap(({ command, startLine, endLine }) =>
        command.split('\n').map((line) => ({ line: line.trim(), range: { startLine, endLine } })),
      )
      .find(({ line }) => RELEASE.test(line) && !TRIAL.test(line) && line.length <= 120);
    const action = (job.actions ?? []).find(({ name }) => RELEASE.test(name));
    const found = run === undefined ? mainActionTold(job, action) : told(job, run.line, run.range);
    if (found === undefined) continue;
    const needs = job.needs === undefined ? [] : texts.common.and(job.needs.slice(0, 3).map((need) => code(need)));
    return statement(
      texts.operations.release({ job: code(job.job), path: path(job.path), command: code(found.text), needs }),
      [declares(job), found.evidence],
    );
  }
  return undefined;
}

function mainActionTold(job: CiJobFact, action: ({ readonly name: string } & LineRange) | undefined): Told | undefined {
  if (action === undefined) return undefined;
  const text = action.name.replace(/@.*$/, '');
  return { text, evidence: prove(job.path, action, { predicate: 'says', words: text }) };
}

function releaseScript({ packages }: OperationsBrief, { texts }: PageTools): Statement | undefined {
  const script = packages
    .flatMap(({ scripts }) => scripts)
    .find(({ name, command }) => /^(release|publish)$/.test(name) && command !== '');
  if (script === undefined) return undefined;
  const facts = { invocation: code(script.invocation), command: code(shortCommand(script.command)) };
  return statement(texts.operations.releaseScript(facts), [runsScript(script)]);
}

/** What is not told job by job, one row for each definition. */
function rest(workflows: readonly Workflow[], tools: PageTools): Block[] {
  const rows = workflows.slice(0, 24).map(({ path: file, jobs }): Statement[] => {
    const [first] = jobs;
    const start = first === undefined ? { said: [], evidence: [] } : when(first, tools);
    return [
      cell(path(file)),
      start.said.length === 0 ? cell(undefined) : statement(start.said, start.evidence),
      statement(tools.texts.common.and(jobs.slice(0, 4).map(({ job }) => code(job))), jobs.slice(0, 4).map(declares)),
    ];
  });
  return table(tools.texts.operations.workflowColumns, rows);
}
