import type { Block, PageDraft, Statement } from '#draft';
import type { DocumentBlock, GettingStartedBrief, PlannedPage } from '#plan';
import type { ScriptFact } from '#survey';
import { hasWholeWord } from '#text/whole-word';
import { commandLines } from './command-lines.ts';
import { declaresEntry, firstLine, prove, runsScript, says, shortCommand, states } from './evidence.ts';
import { code, heading, link, path, quote, statement } from './inline.ts';
import { mainCommands, namedOf, tellingLines } from './operations-job.ts';
import { draftOf, type PageTools, paragraph, under } from './page-tools.ts';

/** Most lines of one block to copy. @source own bound: longer ones are scripts, linked instead */
const COMMAND_LINES = 12;
/** Scripts named in one sentence, each with its command. @source wiki.md §3b: at most 12 names; the operations page lists all */
const SCRIPTS = 5;

/** Install, run, build and test, each step with the lines it was taken from; nothing is told twice. */
export function writeGettingStarted(page: PlannedPage, brief: GettingStartedBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.start;
  const shown = new Set<string>();
  const install = steps(brief.install, { turn: 0, shown }, tools);
  const use = steps(brief.firstUse, { turn: brief.install.length, shown }, tools);
  const work = steps(brief.development, { turn: brief.install.length + brief.firstUse.length, shown }, tools);
  const blocks: Block[] = [
    ...paragraph(needs(brief, tools)),
    ...under(t.installHeading, install),
    ...under(t.useHeading, [...use, ...paragraph([outcome(brief, tools), ...entrances(brief, tools)])]),
    ...under(t.workHeading, [
      ...work,
      ...scripts(brief, shown, tools),
      ...paragraph([...groups(brief, tools), oneTest(brief, tools)]),
    ]),
    ...under(t.examplesHeading, examples(brief, tools)),
    ...under(t.ciHeading, paragraph([ciSentence(brief, tools)])),
    ...under(t.guidesHeading, guides(brief, tools)),
  ];
  const files = new Set(
    [...brief.install, ...brief.firstUse, ...brief.scripts, ...brief.jobs].map((fact) => fact.path),
  );
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function needs({ runtimes, prerequisites }: GettingStartedBrief, { texts }: PageTools): (Statement | undefined)[] {
  const t = texts.start;
  const [first] = runtimes;
  const asks = first === undefined ? t.asksFirst : t.asks;
  const asked =
    prerequisites === undefined
      ? undefined
      : statement(
          asks({
            path: path(prerequisites.path),
            quotes: texts.common.and([
              ...prerequisites.words.map(quote),
              ...(prerequisites.rest > 0 ? [texts.common.more({ rest: prerequisites.rest })] : []),
            ]),
          }),
          prerequisites.words.map(says),
        );
  if (first === undefined) return [asked];
  const needed = runtimes.slice(0, 3);
  const said = t.needs({
    path: path(first.path),
    needs: texts.common.and(
      needed.map(({ runtime, value }) => t.need({ runtime: code(runtime), version: code(value) })),
    ),
  });
  return [
    statement(
      said,
      needed.map((runtime) => states(runtime.path, runtime)),
    ),
    asked,
  ];
}

function outcome({ outcome: words }: GettingStartedBrief, { texts }: PageTools): Statement | undefined {
  if (words === undefined) return undefined;
  return statement(texts.start.outcome({ path: path(words.path), quote: quote(words) }), [says(words)]);
}

/** Where what a person types begins in the code. */
function entrances({ entrances: found }: GettingStartedBrief, tools: PageTools): Statement[] {
  const t = tools.texts.start;
  return found.slice(0, 1).flatMap((entry) => {
    if (entry.target === undefined) return [];
    const facts = { name: code(entry.shownName), target: path(entry.target) };
    const part = entry.sectionId === undefined ? undefined : tools.part(entry.sectionId);
    const said = part?.kind === 'page' ? t.entrance({ ...facts, part }) : t.entranceBare(facts);
    return [statement(said, [declaresEntry(entry)])];
  });
}

/** `turn` counts the blocks of the page, so that their sentences take turns. */
function steps(
  blocks: readonly DocumentBlock[],
  place: { readonly turn: number; readonly shown: Set<string> },
  tools: PageTools,
): Block[] {
  return blocks.flatMap((block, at) =>
    block.isShell
      ? commandBlock(block, { turn: place.turn + at, shown: place.shown }, tools)
      : exampleBlock(block, tools),
  );
}

/** Commands to copy: prompts, comments, the output of a console and what was shown before are left out. */
function commandBlock(
  block: DocumentBlock,
  { turn, shown }: { readonly turn: number; readonly shown: Set<string> },
  { texts }: PageTools,
): Block[] {
  const lines = commandLines(block.text)
    .filter((line) => !shown.has(line.trim()))
    .slice(0, COMMAND_LINES);
  const [first] = lines;
  if (first === undefined) return [];
  for (const line of lines) shown.add(line.trim());
  const said =
    block.heading === ''
      ? texts.start.atTop({ path: path(block.path) })
      : texts.start.under({ path: path(block.path), heading: heading(block.heading), turn });
  return [
    {
      kind: 'commands',
      lines,
      statement: statement(said, [prove(block.path, block, { predicate: 'runs', command: first })]),
    },
  ];
}

function exampleBlock(block: DocumentBlock, { texts }: PageTools): Block[] {
  if (['', 'text', 'txt', 'plain', 'markdown', 'md', 'output'].includes(block.language)) return [];
  const caption = texts.start.example({ heading: block.heading, path: block.path });
  return [{ kind: 'excerpt', path: block.path, startLine: block.startLine, endLine: block.endLine, caption }];
}

/** Scripts in one sentence for each manifest; those that a block above has shown are left out. */
function scripts({ scripts: facts }: GettingStartedBrief, shown: ReadonlySet<string>, { texts }: PageTools): Block[] {
  const t = texts.start;
  const typed = [...shown].join('\n');
  const isShown = ({ invocation }: ScriptFact): boolean => hasWholeWord(typed, invocation);
  const fresh = facts.filter((fact) => !isShown(fact));
  const files = [...new Set(fresh.map(({ path: file }) => file))];
  const statements = files.map((file) => {
    const own = fresh.filter((fact) => fact.path === file).slice(0, SCRIPTS);
    const leader = commonLeader(own);
    if (leader !== undefined) {
      const names = texts.common.and(own.map(({ name }) => code(name)));
      return statement(t.handed({ path: path(file), leader: code(leader), names }), own.map(runsScript));
    }
    const isRest = facts.some((fact) => fact.path === file && isShown(fact));
    const said = t.scripts({
      path: path(file),
      scripts: texts.common.andLong(own.map((fact) => script(fact, texts))),
      isRest,
    });
    const notes = own.flatMap(({ path: manifest, note }) => (note === undefined ? [] : [states(manifest, note)]));
    return statement(said, [...own.map(runsScript), ...notes]);
  });
  return paragraph(statements);
}

/** Extras for users and groups for developers, by name. @source wiki.md §3b: at most 12 names in a sentence */
const GROUPS = 8;

function groups({ groups: found }: GettingStartedBrief, { texts }: PageTools): Statement[] {
  const { start: t, common } = texts;
  return (['extra', 'group'] as const).flatMap((kind) => {
    const own = found.filter((group) => group.kind === kind);
    const [first] = own;
    if (first === undefined) return [];
    const named = own.slice(0, GROUPS);
    const names = named.map(({ name }) => code(name));
    const rest = own.length - named.length;
    const facts = { path: path(first.path), names: common.and(rest > 0 ? [...names, common.moreOf({ rest })] : names) };
    const evidence = named.map((group) => prove(group.path, group, { predicate: 'sets', key: group.name }));
    return [statement((kind === 'extra' ? t.extras : t.groups)(facts), evidence)];
  });
}

/** The examples with what their authors say each shows. */
function examples({ examples: found }: GettingStartedBrief, { texts }: PageTools): Block[] {
  const items = found.map(({ place, words }) => [
    statement(texts.start.shows({ place: path(place), quote: quote(words) }), [says(words)]),
  ]);
  return items.length === 0 ? [] : [{ kind: 'list', isOrdered: false, items }];
}

/** The command to which every script only hands its own name. */
function commonLeader(facts: readonly ScriptFact[]): string | undefined {
  const [first] = facts;
  if (first === undefined || facts.length < 3 || !first.command.endsWith(` ${first.name}`)) return undefined;
  const leader = first.command.slice(0, -first.name.length - 1);
  return facts.every(({ name, command }) => command === `${leader} ${name}`) ? leader : undefined;
}

function script(
  { invocation, command, note }: ScriptFact,
  { start: t }: PageTools['texts'],
): readonly { readonly kind: string }[] {
  if (note !== undefined && note.value.length <= 80)
    return t.scriptNote({
      invocation: code(invocation),
      quote: quote({ words: note.value.replace(/[\s.]+$/, ''), isCut: false }),
    });
  if (command === '' || firstLine(command).length > 60) return t.scriptBare({ invocation: code(invocation) });
  return t.script({ invocation: code(invocation), command: code(shortCommand(command)) });
}

function oneTest({ testRunner }: GettingStartedBrief, { texts }: PageTools): Statement | undefined {
  if (testRunner === undefined) return undefined;
  const { command, stated, test, takesFolders } = testRunner;
  const facts = {
    runner: code(command),
    test: /\bgo test\b/.test(command) ? code(`./${test}`) : path(test),
    path: path(stated.path),
    takesFolders,
  };
  return statement(texts.start.oneTest(facts), [
    prove(stated.path, stated, { predicate: 'says', words: stated.words }),
  ]);
}

/** What CI runs on a change, in a sentence, with the page that tells the rest. */
function ciSentence({ jobs }: GettingStartedBrief, { texts, context }: PageTools): Statement | undefined {
  const t = texts.start;
  const told = jobs.flatMap((job) => {
    const commands = mainCommands(job);
    return commands.length === 0 ? [] : [{ job, commands }];
  });
  const [first] = told;
  if (first === undefined) return undefined;
  const parts = told.map(({ job, commands }) =>
    t.ciJob({ job: code(job.job), commands: namedOf(commands, tellingLines(job).length, texts) }),
  );
  const rest = context.plan.pages.find(({ kind }) => kind === 'operations');
  const said = t.ci({
    path: path(first.job.path),
    jobs: texts.common.also(parts),
    page: rest === undefined ? undefined : link(rest.id, rest.title),
  });
  return statement(
    said,
    told.flatMap(({ commands }) => commands.map(({ evidence }) => evidence)),
  );
}

function guides({ guides: found }: GettingStartedBrief, { texts }: PageTools): Block[] {
  const t = texts.start.guides;
  const told = found.flatMap(({ words }) => words ?? []);
  return paragraph(
    told.map((words, at) => {
      const say = t[at % t.length];
      return say === undefined
        ? undefined
        : statement(say({ path: path(words.path), quote: quote(words) }), [says(words)]);
    }),
  );
}
