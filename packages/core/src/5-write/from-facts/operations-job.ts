import type { CiAxis, CiJobFact } from '#analysis';
import type { Statement } from '#draft';
import type { Evidence, LineRange } from '#vocabulary';
import { prove } from './evidence.ts';
import { code, statement } from './inline.ts';
import type { Parts } from './operations-when.ts';
import type { PageTools } from './page-tools.ts';

/** What is told of a job. @source own bounds: the definition shows the rest */
const TOLD = { commands: 3, actions: 2, needs: 3, axes: 2, values: 3, keys: 2, variables: 2, command: 90 } as const;
/** Commands that only prepare the machine or steer the script. */
const PLUMBING =
  /^\s*(#|(npm|pnpm|yarn|bun) (ci|install|i|link)\b|npx playwright install|(go|cargo|gem|uv tool) install\b|uv sync\b|dotnet restore\b|poetry install\b|(uv )?pip3? install|(python3? -m )pip install|corepack|sudo|apt(-get)?|brew|choco|dnf|yum|apk|echo|printf|cat|mkdir|cd|export|set|if|then|else|elif|fi|for|while|do|done|case|esac|exit|source|touch|rm|mv|cp|chmod|curl|wget|sleep|git (config|fetch|checkout|clone|add|diff|status)|go mod download|(python3?|pip3?|git|node|npm|go|cargo|rustc|java) (--version|version|-V)\b|\[|[)}\]({])/;
/** Actions that every job takes. */
const COMMON_ACTION = /(^|\/)(checkout|setup-[\w-]+|cache|upload-artifact|download-artifact|setup)(@|$|\/)/;
/** Keys of a combination that only name it. */
const LABEL = /^(name|title|label|description|experimental|allow[_-]failure)$/i;
/** Keys that tell a reader what is tested. */
const TELLING_KEY =
  /python|node|go\b|go-|ruby|java|rust|version|toolchain|^os$|runner|platform|system|arch|target|tox|nox|env/i;

/** A command or action with what proves it. */
export interface Told {
  readonly text: string;
  readonly evidence: Evidence;
}

/** The line that declares the job. */
export function declares(job: CiJobFact): Evidence {
  return prove(job.path, { startLine: job.startLine, endLine: job.startLine }, { predicate: 'sets', key: job.job });
}

/** What a job does: over what it is repeated, what it waits for, its telling commands, else the actions that do the work. */
export function jobItem(job: CiJobFact, siblings: readonly CiJobFact[], { texts }: PageTools): Statement | undefined {
  const t = texts.operations;
  const commands = mainCommands(job);
  const actions = commands.length < 2 ? mainActions(job) : [];
  if (commands.length + actions.length === 0) return undefined;
  const list = (told: readonly Told[], all = told.length): Parts => namedOf(told, all, texts);
  const from = (job.actions ?? []).flatMap(({ repository }) => repository ?? []).slice(0, TOLD.actions);
  const chosen = selecting(job, siblings);
  const scope = scopeOf(job, texts);
  const needs = (job.needs ?? []).slice(0, TOLD.needs).map((need) => code(need));
  const deeds = [
    ...(needs.length === 0 ? [] : [t.waits({ needs: texts.common.and(needs) })]),
    ...(from.length === 0 ? [] : [t.checksOut({ repositories: texts.common.and(from.map(({ text }) => code(text))) })]),
    ...(commands.length === 0
      ? []
      : [
          t.runs({
            commands: list(commands, tellingLines(job).length),
            variables: variables(chosen, texts),
            isConditional: isAllConditional(job),
            conditional: conditionalCount(job),
          }),
        ]),
    ...(actions.length === 0
      ? []
      : [
          commands.length === 0
            ? t.leaves({ actions: list(actions), rest: (job.actions ?? []).length - actions.length })
            : t.uses({ actions: list(actions) }),
        ]),
  ];
  return statement(t.jobDoes({ job: code(job.job), scope: scope.said, deeds }), [
    declares(job),
    ...[...commands, ...actions].map(({ evidence }) => evidence),
    ...scope.evidence,
    ...from.map((other) => prove(job.path, other, { predicate: 'says', words: other.text })),
    ...(commands.length === 0 ? [] : chosen).map((one) => prove(job.path, one, { predicate: 'sets', key: one.name })),
  ]);
}

/** Commands or actions as a list that says how many it leaves out. */
export function namedOf(told: readonly Told[], all: number, { common }: PageTools['texts']): Parts {
  const named = told.map(({ text }) => code(text));
  return common.and(all > told.length ? [...named, common.moreOf({ rest: all - told.length })] : named);
}

/** The axes of the matrix, or the combinations that it lists. */
function scopeOf(job: CiJobFact, texts: PageTools['texts']): { readonly said: Parts; readonly evidence: Evidence[] } {
  const t = texts.operations;
  const axes = (job.matrix ?? []).slice(0, TOLD.axes);
  const keys = tellingKeys(job);
  const name = (axis: CiAxis): Parts =>
    t.axis({ axis: axis.axis.replaceAll(/[-_]/g, ' '), values: valuesOf(axis, texts) });
  const evidence = [...axes, ...keys].map((axis) =>
    prove(job.path, axis, { predicate: 'says', words: axis.values[0] ?? '' }),
  );
  const repeated = axes.length === 0 ? [] : t.repeated({ axes: texts.common.and(axes.map(name)) });
  const { condition } = job;
  const isShort = condition !== undefined && condition.text.length <= TOLD.command;
  const only = condition === undefined ? [] : t.onlyIf({ condition: isShort ? code(condition.text) : undefined });
  if (isShort) evidence.push(prove(job.path, condition, { predicate: 'says', words: condition.text }));
  const listed =
    job.variants === undefined || job.variants.count < 2
      ? []
      : t.variants({ count: job.variants.count, keys: texts.common.also(keys.map(name)) });
  return { said: t.scope({ parts: [only, [...repeated, ...listed]].filter((part) => part.length > 0) }), evidence };
}

function valuesOf({ values }: CiAxis, { common }: PageTools['texts']): Parts {
  const shown = values.slice(0, TOLD.values).map((value) => code(value));
  const rest = values.length - shown.length;
  return common.and(rest > 0 ? [...shown, common.moreOf({ rest })] : shown);
}

/** What the combinations differ in: versions, systems and what the variables of the job are taken from. */
function tellingKeys({ variants, variables: set = [] }: CiJobFact): CiAxis[] {
  const used = set.map(({ value }) => value).join(' ');
  const varied = (variants?.keys ?? []).filter(({ axis, values }) => values.length > 1 && !LABEL.test(axis));
  const weight = ({ axis }: CiAxis): number =>
    (TELLING_KEY.test(axis) ? 2 : 0) + (new RegExp(`\\.${axis.replaceAll(/[^\w-]/g, '.')}\\b`).test(used) ? 1 : 0);
  return varied
    .map((key, at) => ({ key, at }))
    .sort((a, b) => weight(b.key) - weight(a.key) || a.at - b.at)
    .map(({ key }) => key)
    .slice(0, TOLD.keys);
}

type Variable = NonNullable<CiJobFact['variables']>[number];

/** Variables that tell runs apart: the matrix gives them, or other jobs of the definition set them to something else. */
function selecting(job: CiJobFact, siblings: readonly CiJobFact[]): Variable[] {
  const others = siblings.filter((other) => other !== job).flatMap((other) => other.variables ?? []);
  return (job.variables ?? [])
    .filter(
      ({ name, value }) =>
        /\$\{\{[^}]*\bmatrix\./.test(value) ||
        (!value.includes('${{') && others.some((other) => other.name === name && other.value !== value)),
    )
    .filter((one, at, all) => all.findIndex(({ name }) => name === one.name) === at)
    .slice(0, TOLD.variables);
}

function variables(chosen: readonly Variable[], texts: PageTools['texts']): Parts {
  const t = texts.operations;
  if (chosen.length === 0) return [];
  return texts.common.and(
    chosen.map(({ name, value }) =>
      value.includes('${{') ? t.chosen({ name: code(name) }) : t.setTo({ name: code(name), value: code(value) }),
    ),
  );
}

/** The commands of a job that do its work, at most three; what publishes is among them. */
export function mainCommands(job: CiJobFact): Told[] {
  const telling = tellingLines(job);
  const first = telling.slice(0, TOLD.commands);
  const publishing = telling
    .slice(TOLD.commands)
    .find(({ line }) => job.publishing?.some(({ words }) => words.includes(line)));
  const shown = publishing === undefined ? first : [...first.slice(0, TOLD.commands - 1), publishing];
  return shown.map(({ line, range }) => told(job, line, range));
}

/** The lines of a job that do its work, each once. */
export function tellingLines(job: CiJobFact): { readonly line: string; readonly range: LineRange }[] {
  const sure = job.commands.filter(({ isConditional }) => isConditional !== true);
  const found = linesIn(sure);
  return found.length > 0 ? found : linesIn(job.commands);
}

/** Whether conditions decide over all that the job does. */
function isAllConditional({ commands }: CiJobFact): boolean {
  return linesIn(commands.filter(({ isConditional }) => isConditional !== true)).length === 0;
}

/** How many telling lines run under conditions only, beside those that always run. */
function conditionalCount(job: CiJobFact): number {
  return isAllConditional(job) ? 0 : linesIn(job.commands).length - tellingLines(job).length;
}

function linesIn(commands: CiJobFact['commands']): { readonly line: string; readonly range: LineRange }[] {
  const lines = commands.flatMap(({ command, startLine, endLine }) =>
    command.split('\n').map((line) => ({ line: withoutVariables(line.trim()), range: { startLine, endLine } })),
  );
  return lines.filter(
    ({ line }, at) =>
      line !== '' &&
      !PLUMBING.test(line) &&
      !/^(?:export\s+)?\w+=/.test(line) &&
      lines.findIndex((other) => other.line === line) === at,
  );
}

/** Variables in front of a command only set the scene. */
function withoutVariables(line: string): string {
  return line
    .replace(/^sudo (?:-\w{1,4} )?(?:env )?/, '')
    .replace(
      /^(?:\w{1,60}=(?:"[^"]{0,200}"|'[^']{0,200}'|\$\{\{[^}]{0,120}\}\}|[^\s"'$(]|\$\w){0,200}\s+)+(?=[\w.])/,
      '',
    );
}

/** A command as it is shown, long ones cut behind a word. */
export function told(job: CiJobFact, line: string, range: LineRange): Told {
  const border = line.length <= TOLD.command ? -1 : line.lastIndexOf(' ', TOLD.command);
  const shown = border > 0 ? line.slice(0, border) : line;
  return {
    text: shown === line ? line : `${shown} …`,
    evidence: prove(job.path, range, { predicate: 'runs', command: shown }),
  };
}

/** Actions that do the work, by their names without the version. */
function mainActions(job: CiJobFact): Told[] {
  const own = (job.actions ?? []).filter(
    ({ name, isConditional }) => !COMMON_ACTION.test(name) && isConditional !== true,
  );
  return own.slice(0, TOLD.actions).map((action) => {
    const text = action.name.replace(/@.*$/, '');
    return { text, evidence: prove(job.path, action, { predicate: 'says', words: text }) };
  });
}
