import type { Block, PageDraft, Statement } from '#draft';
import type { OperationsBrief, PlannedPage } from '#plan';
import type { ScriptFact } from '#survey';
import { prove, runsScript, shortCommand } from './evidence.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { writeImages, writeServices } from './operations-images.ts';
import { writeJobs } from './operations-jobs.ts';
import { draftOf, type PageTools, paragraph, table, under } from './page-tools.ts';

/** Most scripts of one manifest and of the page. @source own bound: the manifests show the rest */
const ROWS = { manifest: 16, page: 40 } as const;

/** What a change has to pass, how a release comes about, scripts, images and services. */
export function writeOperations(page: PlannedPage, brief: OperationsBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.operations;
  const blocks: Block[] = [
    ...writeJobs(brief, tools),
    ...under(t.scriptsHeading, scripts(brief, tools)),
    ...writeImages(brief.images, tools),
    ...writeServices(brief.services, tools),
  ];
  const files = new Set(
    [...brief.workflows, ...brief.packages, ...brief.images, ...brief.services].map((fact) => fact.path),
  );
  const sources = [...files].slice(0, 8).map((file) => ({ path: file, reason: texts.sources.states }));
  return draftOf(page, { summary: t.summary({ name: context.info.origin.name }), blocks, sources });
}

function scripts({ packages }: OperationsBrief, { texts }: PageTools): Block[] {
  const t = texts.operations;
  const hasOneManifest = packages.length === 1;
  const all = packages.flatMap((pack) => pack.scripts.filter(isTelling).slice(0, ROWS.manifest));
  const shown = all.slice(0, ROWS.page);
  const rows = shown.map((fact): Statement[] => [
    cell(code(fact.invocation), [runsScript(fact)]),
    purpose(fact),
    ...(hasOneManifest ? [] : [cell(path(fact.path))]),
  ]);
  const rest = packages.reduce((count, pack) => count + pack.scripts.filter(isTelling).length, 0) - shown.length;
  return [
    ...table(hasOneManifest ? t.scriptColumns : t.scriptColumnsWithManifest, rows),
    ...(rest > 0 ? paragraph([statement(t.scriptsRest({ rest }))]) : []),
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
