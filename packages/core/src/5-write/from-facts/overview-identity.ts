import type { Statement } from '#draft';
import type { OverviewBrief } from '#plan';
import type { EntryPointFact } from '#survey';
import { declaresEntry, states } from './evidence.ts';
import { code, path, quote, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';

/** Most commands named in one sentence. @source own bound: a longer list is on the architecture page */
const COMMANDS = 4;

/** What kind of thing it is: package, version, licence, runtime; commands and what an importing program gets. */
export function identify(brief: OverviewBrief, tools: PageTools): (Statement | undefined)[] {
  return [
    manifest(brief, tools),
    description(brief, tools),
    commands(brief, tools),
    library(brief, tools),
    container(brief, tools),
  ];
}

function manifest({ mainPackage }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  const t = texts.overview;
  if (mainPackage?.name === undefined) return undefined;
  const { path: file, name, version, license, runtimes, isPrivate, ecosystem } = mainPackage;
  const subject = isPrivate
    ? t.keepsPrivate({ path: path(file), name: code(name.value) })
    : t.declares({ path: path(file), kind: t.kinds[ecosystem], name: code(name.value) });
  const traits = [
    ...(version === undefined || isPrivate ? [] : [t.version({ version: code(version.value) })]),
    ...(license === undefined ? [] : [t.licence({ licence: code(license.value) })]),
  ];
  const needs = runtimes
    .slice(0, 1)
    .map(({ runtime, value }) => t.runtime({ runtime: code(runtime), version: code(value) }));
  if (traits.length + needs.length === 0) return undefined;
  const said = t.identity({ subject, traits: texts.common.comma(traits), needs: texts.common.and(needs) });
  const stated = [name, isPrivate ? undefined : version, license, runtimes[0]].filter((value) => value !== undefined);
  return statement(
    said,
    stated.map((value) => states(file, value)),
  );
}

/** The manifest's description, when the README says something else. */
function description({ mainPackage, lead }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  const stated = mainPackage?.description;
  if (mainPackage === undefined || stated === undefined || lead === undefined || lead.from === 'package')
    return undefined;
  const words = stated.value.replace(/[\s.]+$/, '');
  if (words.length < 20 || words.length > 200 || isContained(words, lead.words)) return undefined;
  return statement(texts.overview.alsoSays({ path: path(mainPackage.path), quote: quote({ words, isCut: false }) }), [
    states(mainPackage.path, stated),
  ]);
}

/** Whether nearly all words of one text stand in the other. */
function isContained(words: string, inside: string): boolean {
  const plain = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  const known = new Set(plain(inside));
  const own = plain(words);
  return own.filter((word) => known.has(word)).length >= own.length * 0.7;
}

function commands({ entryPoints }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  const t = texts.overview;
  const typed = entryPoints
    .filter(({ kind, target }) => (kind === 'bin' || kind === 'script') && target !== undefined)
    .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at)
    .slice(0, COMMANDS);
  if (typed.length === 0) return undefined;
  const said = t.commands({
    commands: texts.common.and(
      typed.map((entry) => t.command({ name: code(entry.name), target: path(entry.target ?? '') })),
    ),
  });
  return statement(said, typed.map(declaresEntry));
}

function library({ entryPoints, mainPackage }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  const t = texts.overview;
  const main = (entry: EntryPointFact): boolean =>
    entry.path === mainPackage?.path && (entry.kind === 'main' || entry.name === '.');
  const entry = entryPoints.find((candidate) => main(candidate) && candidate.target !== undefined);
  if (entry?.target === undefined || mainPackage?.name === undefined || mainPackage.isPrivate) return undefined;
  return statement(t.imports({ name: code(mainPackage.name.value), target: path(entry.target) }), [
    states(mainPackage.path, mainPackage.name),
    declaresEntry(entry),
  ]);
}

function container({ entryPoints }: OverviewBrief, { texts }: PageTools): Statement | undefined {
  const entry = entryPoints.find(({ kind }) => kind === 'container');
  if (entry === undefined) return undefined;
  return statement(texts.overview.container({ path: path(entry.path), name: code(entry.name) }), [
    declaresEntry(entry),
  ]);
}
