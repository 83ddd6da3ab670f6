import type { Block, PageDraft, Statement } from '#draft';
import type { OperationsBrief, PlannedPage } from '#plan';
import type { ScriptFact } from '#survey';
import { prove, runsScript, shortCommand } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { writeFurther } from './operations-further.ts';
import { writeImages, writeServices } from './operations-images.ts';
import { writeJobs } from './operations-jobs.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most scripts of one manifest and of the page. @source own bound: the manifests show the rest */
const ROWS = { manifest: 16, further: 8, page: 32, files: 3 } as const;

/** What a change has to pass, how a release comes about, scripts, images and services. */
export function writeOperations(page: PlannedPage, brief: OperationsBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.operations;
  const blocks: Block[] = [
    ...writeJobs(brief, tools),
    ...under(t.testsHeading, paragraph(tests(brief, tools))),
    ...under(t.scriptsHeading, scripts(brief, tools)),
    ...writeImages(brief.images, tools),
    ...writeServices(brief.services, tools),
    ...writeFurther(brief.further, tools),
  ];
  const files = new Set(
    [...brief.workflows, ...brief.packages, ...brief.images, ...brief.services].map((fact) => fact.path),
  );
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

/** How many test files there are, where, run by what, and what the most telling one expects. */
function tests(
  { tests: all, testFiles, testRunner }: OperationsBrief,
  { texts }: PageTools,
): (Statement | undefined)[] {
  const t = texts.operations;
  const [first] = all;
  if (first === undefined) return [];
  const folders = [...new Set(all.map(({ path: file }) => file.split('/').slice(0, -1).join('/')))];
  const runner = testRunner === undefined ? undefined : code(testRunner.stated.words);
  const inOne = folders.length === 1 && folders[0] !== '' ? path(folders[0] ?? '') : undefined;
  const counted = statement(
    t.tests({
      files: Math.max(testFiles, all.length),
      count: all.length,
      folder: inOne,
      folders: folders.length,
      runner,
    }),
    testRunner === undefined
      ? []
      : [prove(testRunner.stated.path, testRunner.stated, { predicate: 'says', words: testRunner.stated.words })],
  );
  const titles = first.titles.filter(({ text }) => text.length > 12 && text.length < 120).slice(0, 2);
  if (titles.length === 0 || (first.caseCount ?? 0) < titles.length) return [counted];
  const said = t.mostTests({
    path: path(first.path),
    count: first.caseCount ?? first.titles.length,
    titles: texts.common.and(
      titles.map(({ text }) => (/\s/.test(text) ? quote({ words: text, isCut: false }) : code(text))),
    ),
  });
  const evidence = titles.map((title) => prove(first.path, title, { predicate: 'says', words: title.text }));
  return [counted, statement(said, evidence)];
}

/** `test` before `build:esm` and its like, which are told where there is room. */
function plainFirst(all: readonly ScriptFact[]): ScriptFact[] {
  const isVariant = ({ name }: ScriptFact): boolean => /[:.]/.test(name);
  return [...all.filter((one) => !isVariant(one)), ...all.filter(isVariant)];
}

function scripts({ packages }: OperationsBrief, { texts }: PageTools): Block[] {
  const t = texts.operations;
  const hasOneManifest = packages.length === 1;
  const all = packages.flatMap((pack, at) =>
    plainFirst(pack.scripts.filter(isTelling)).slice(0, at === 0 ? ROWS.manifest : ROWS.further),
  );
  const alike = new Map<string, ScriptFact[]>();
  for (const fact of all) {
    const key = `${fact.invocation}\0${fact.command}`;
    alike.set(key, [...(alike.get(key) ?? []), fact]);
  }
  const shown = [...alike.values()].slice(0, ROWS.page);
  const rows = shown.flatMap((facts): Statement[][] => {
    const [fact] = facts;
    if (fact === undefined) return [];
    const named = facts.slice(0, ROWS.files).map((one) => path(one.path));
    const more = facts.length - named.length;
    const files = statement(texts.common.and(more > 0 ? [...named, texts.common.moreOf({ rest: more })] : named));
    return [[cell(code(fact.invocation), [runsScript(fact)]), purpose(fact), ...(hasOneManifest ? [] : [files])]];
  });
  // Of scripts that many manifests share some are named: the others must not be lost.
  const named = new Set(shown.flatMap((facts) => facts.slice(0, ROWS.files).map((one) => one.path)));
  const unnamed = packages.filter((pack) => !named.has(pack.path)).map((pack) => path(pack.path));
  const told = shown.reduce((count, facts) => count + facts.length, 0);
  const rest = packages.reduce((count, pack) => count + pack.scripts.filter(isTelling).length, 0) - told;
  return [
    ...table(hasOneManifest ? t.scriptColumns : t.scriptColumnsWithManifest, rows),
    ...paragraph([
      rest > 0 ? statement(t.scriptsRest({ rest })) : undefined,
      unnamed.length > 0 ? statement(t.scriptsIn({ paths: texts.common.and(unnamed) })) : undefined,
    ]),
  ];
}

/** Scripts that a tool calls at its own time, and targets without a recipe and a word about them, say nothing. */
function isTelling({ name, command, note }: ScriptFact): boolean {
  return (command !== '' || note !== undefined) && !/^(pre|post)(install|pack|publish|version)$|^_/.test(name);
}

/** What the comment at it says, else what it runs. */
function purpose(fact: ScriptFact): Statement {
  if (fact.note === undefined) return cell(code(shortCommand(fact.command)));
  const words = fact.note.value.replace(/[\s.]+$/, '');
  return cell(quote({ words, isCut: false }), [prove(fact.path, fact.note, { predicate: 'says', words })]);
}
