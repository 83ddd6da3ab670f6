import type { CiJobFact } from '#analysis';
import type { Block, PageDraft, Statement } from '#draft';
import type { OperationsBrief, PlannedPage } from '#plan';
import { declaresEntry, firstLine, prove, runsScript, shortCommand } from './evidence.ts';
import { cell, code, path, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most scripts of one manifest, and most jobs, that are listed. @source own bound: the sources show the rest */
const ROWS = { scripts: 24, jobs: 30 } as const;
/** Commands that put something out into the world. */
const RELEASE =
  /\b(npm publish|pnpm publish|yarn publish|changeset publish|twine upload|uv publish|flit publish|cargo publish|goreleaser|docker push|semantic-release)\b/;

/** Scripts, CI jobs, images. */
export function writeOperations(page: PlannedPage, brief: OperationsBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.operations;
  const blocks: Block[] = [
    ...under(t.jobsHeading, jobs(brief, tools)),
    ...under(t.scriptsHeading, scripts(brief, tools)),
    ...under(t.containersHeading, containers(brief, tools)),
  ];
  const files = new Set([...brief.jobs, ...brief.packages, ...brief.containers].map((fact) => fact.path));
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function jobs(brief: OperationsBrief, tools: PageTools): Block[] {
  const { texts } = tools;
  const t = texts.operations;
  const shown = brief.jobs.slice(0, ROWS.jobs);
  const rows = shown.map((job): Statement[] => {
    const main = mainCommands(job);
    return [
      cell(code(job.job), [
        prove(job.path, { startLine: job.startLine, endLine: job.startLine }, { predicate: 'sets', key: job.job }),
      ]),
      job.triggers.length === 0
        ? cell(undefined)
        : statement(texts.common.and(job.triggers.slice(0, 4).map((trigger) => code(trigger)))),
      main.length === 0
        ? cell(undefined)
        : statement(
            texts.common.and(main.map(({ line }) => code(line))),
            main.map(({ line, range }) => prove(job.path, range, { predicate: 'runs', command: line })),
          ),
      cell(path(job.path)),
    ];
  });
  return [...paragraph([released(brief, tools)]), ...table(t.jobColumns, rows)];
}

/** The commands of a job that do its work; installing and setting up come with every job. */
function mainCommands(job: CiJobFact): { line: string; range: { startLine: number; endLine: number } }[] {
  const lines = job.commands.map((command) => ({ line: firstLine(command.command), range: command }));
  const telling = lines.filter(
    ({ line }) =>
      !/\b(install|ci$|setup|cache|checkout|echo|apt-get|corepack|git|cat|mkdir)\b/.test(line) && line.length <= 90,
  );
  return telling.slice(0, 3);
}

function released({ jobs: all }: OperationsBrief, { texts }: PageTools): Statement | undefined {
  for (const job of all) {
    for (const command of job.commands) {
      const line = command.command
        .split('\n')
        .find((candidate) => RELEASE.test(candidate))
        ?.trim();
      if (line === undefined) continue;
      const said = texts.operations.release({ job: code(job.job), path: path(job.path), command: code(line) });
      return statement(said, [prove(job.path, command, { predicate: 'runs', command: line })]);
    }
  }
  return undefined;
}

function scripts({ packages }: OperationsBrief, { texts }: PageTools): Block[] {
  const rows = packages.flatMap((pack) =>
    pack.scripts
      .slice(0, ROWS.scripts)
      .map((fact) => [
        cell(code(fact.invocation), [runsScript(fact)]),
        cell(fact.command === '' ? undefined : code(shortCommand(fact.command))),
        cell(path(fact.path)),
      ]),
  );
  return table(texts.operations.scriptColumns, rows.slice(0, 80));
}

function containers({ containers: found }: OperationsBrief, { texts }: PageTools): Block[] {
  const rows = found.map((entry) => [cell(path(entry.path)), cell(code(entry.name), [declaresEntry(entry)])]);
  return table(texts.operations.containerColumns, rows);
}
