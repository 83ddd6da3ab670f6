import type { CiJobFact } from '#analysis';
import type { Block, PageDraft, Statement } from '#draft';
import type { DocumentBlock, GettingStartedBrief, PlannedPage } from '#plan';
import { prove, runsScript, says, shortCommand, states } from './evidence.ts';
import { cell, code, heading, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most lines of one block to copy. @source own bound: longer ones are scripts, linked instead */
const COMMAND_LINES = 12;

/** Lines of a CI script that only prepare the machine or steer the script. */
const PLUMBING =
  /^\s*(#|echo\b|if\b|fi\b|then\b|else\b|elif\b|for\b|do\b|done\b|while\b|exit\b|set\b|export\b|cat\b|sudo\b|apt|mkdir\b|git\b|\w+=|[)}\]])/;

/** Install, run, build and test, each step with the lines it was taken from. */
export function writeGettingStarted(page: PlannedPage, brief: GettingStartedBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.start;
  const blocks: Block[] = [
    ...paragraph([needs(brief, tools)]),
    ...under(t.installHeading, steps(brief.install, 0, tools)),
    ...under(t.useHeading, steps(brief.firstUse, brief.install.length, tools)),
    ...under(t.workHeading, steps(brief.development, brief.install.length + brief.firstUse.length, tools)),
    ...under(t.scriptsHeading, scripts(brief, tools)),
    ...under(
      t.ciHeading,
      brief.jobs.flatMap((job) => jobBlock(job, tools)),
    ),
    ...under(t.guidesHeading, guides(brief, tools)),
  ];
  const files = new Set(
    [...brief.install, ...brief.firstUse, ...brief.scripts, ...brief.jobs].map((fact) => fact.path),
  );
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function needs({ runtimes }: GettingStartedBrief, { texts }: PageTools): Statement | undefined {
  const [first] = runtimes;
  if (first === undefined) return undefined;
  const needed = runtimes.slice(0, 3);
  const said = texts.start.needs({
    path: path(first.path),
    needs: texts.common.and(
      needed.map(({ runtime, value }) => texts.start.need({ runtime: code(runtime), version: code(value) })),
    ),
  });
  return statement(
    said,
    needed.map((runtime) => states(runtime.path, runtime)),
  );
}

/** `turn` counts the blocks of the page, so that their sentences take turns. */
function steps(blocks: readonly DocumentBlock[], turn: number, tools: PageTools): Block[] {
  return blocks.flatMap((block, at) =>
    block.isShell ? commandBlock(block, turn + at, tools) : exampleBlock(block, tools),
  );
}

/** Commands to copy: prompts, comments and the output of a console are left out. */
function commandBlock(block: DocumentBlock, turn: number, { texts }: PageTools): Block[] {
  const written = block.text.split('\n').map((line) => line.trimEnd());
  const hasPrompts = written.some((line) => /^\s*\$\s/.test(line));
  const lines = written
    .filter((line) => (hasPrompts ? /^\s*\$\s/.test(line) : true))
    .map((line) => line.replace(/^\s*\$\s+/, ''))
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .slice(0, COMMAND_LINES);
  const [first] = lines;
  if (first === undefined) return [];
  const said = texts.start.under({ path: path(block.path), heading: heading(block.heading), turn });
  return [
    {
      kind: 'commands',
      lines,
      statement: statement(said, [prove(block.path, block, { predicate: 'runs', command: first })]),
    },
  ];
}

function exampleBlock(block: DocumentBlock, { texts }: PageTools): Block[] {
  const caption = texts.start.example({ heading: block.heading, path: block.path });
  return [{ kind: 'excerpt', path: block.path, startLine: block.startLine, endLine: block.endLine, caption }];
}

function scripts({ scripts: facts }: GettingStartedBrief, { texts }: PageTools): Block[] {
  const rows = facts.map((fact) => [
    cell(code(fact.invocation), [runsScript(fact)]),
    cell(fact.command === '' ? undefined : code(shortCommand(fact.command))),
  ]);
  return table(texts.start.scriptColumns, rows);
}

function jobBlock(job: CiJobFact, { texts }: PageTools): Block[] {
  const commands = job.commands.flatMap(({ command, startLine, endLine }) =>
    command
      .split('\n')
      .filter((line) => line.trim() !== '' && !PLUMBING.test(line))
      .map((line) => ({ line: line.trim(), startLine, endLine })),
  );
  const shown = commands
    .filter(({ line }, at) => commands.findIndex((other) => other.line === line) === at)
    .slice(0, COMMAND_LINES);
  const [first] = shown;
  if (first === undefined) return [];
  const said = texts.start.job({
    job: code(job.job),
    path: path(job.path),
    triggers: texts.common.and(job.triggers.slice(0, 3).map((trigger) => code(trigger))),
  });
  const evidence = [...new Map(shown.map((command) => [`${command.startLine}-${command.endLine}`, command])).values()];
  return [
    {
      kind: 'commands',
      lines: shown.map(({ line }) => line),
      statement: statement(
        said,
        evidence.map((range) => prove(job.path, range, { predicate: 'runs', command: range.line })),
      ),
    },
  ];
}

function guides({ guides: found }: GettingStartedBrief, { texts }: PageTools): Block[] {
  const rows = found.map((guide) => [
    cell(path(guide.path), [prove(guide.path, guide.titleRange, { predicate: 'says', words: guide.title })]),
    guide.words === undefined ? cell(heading(guide.title)) : cell(quote(guide.words), [says(guide.words)]),
  ]);
  return table(texts.start.guideColumns, rows);
}
