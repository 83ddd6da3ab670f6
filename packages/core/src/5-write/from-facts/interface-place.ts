import type { Inline, Statement } from '#draft';
import type { InterfaceChapter, InterfaceGroup, InterfacePlace, InterfaceSort } from '#plan';
import { calls, prove } from './evidence.ts';
import { code, link, path, statement } from './inline.ts';
import { registersRow } from './interface-rows.ts';
import type { PageTools } from './page-tools.ts';
import type { SentenceShapes } from './sentence-shapes.ts';

/** What the sentences of one chapter are made with. */
export interface Telling {
  readonly sort: InterfaceSort;
  readonly shapes: SentenceShapes;
  readonly tools: PageTools;
}

/** Where they are registered, what they pass, and whether their paths are known whole. */
export function aboutPlace(
  place: InterfacePlace,
  { count: of }: InterfaceChapter,
  telling: Telling,
): (Statement | undefined)[] {
  return [where(place, of, telling), passed(place, telling), opened(place, telling), relayed(place, telling)];
}

/** A place as a link to the part, or as its file. */
export function placeOf({ path: file, sectionId, fileCount }: InterfacePlace, tools: PageTools): Inline {
  return fileCount > 1 && sectionId !== undefined ? tools.part(sectionId) : path(file);
}

function where(place: InterfacePlace, of: number, { sort, shapes, tools }: Telling): Statement {
  const { prefix, fileCount, count } = place;
  const said = tools.texts.interfaces.place({
    sort,
    place: placeOf(place, tools),
    fileCount,
    count,
    of,
    ...(prefix === undefined ? {} : { prefix: { text: code(prefix.text), count: prefix.count } }),
  });
  const evidence = prefix === undefined ? [] : [prove(prefix.path, prefix, { predicate: 'says', words: prefix.text })];
  return statement(shapes.choose(said), evidence);
}

function passed({ through, count: all }: InterfacePlace, { sort, shapes, tools }: Telling): Statement | undefined {
  if (through === undefined) return undefined;
  const { names, row, count } = through;
  const said = tools.texts.interfaces.through({
    names: tools.texts.common.and(names.map((name) => code(name))),
    sort,
    count,
    isAll: count === all,
  });
  const isCommand = row.entry.kind === 'command';
  const proofs = names.map((name) =>
    prove(
      row.entry.path,
      row.entry,
      isCommand ? { predicate: 'calls', callee: name } : { predicate: 'registers', key: '', value: name },
    ),
  );
  return statement(shapes.choose(said), proofs);
}

/** That the beginning of paths is not known, and why. */
function opened({ open, count: all }: InterfacePlace, { shapes, tools }: Telling): Statement | undefined {
  if (open === undefined) return undefined;
  const { why, name, count, row, at } = open;
  const said = tools.texts.interfaces.open[why]({ name: code(name), count, isAll: count === all });
  if (said.every((one) => shapes.isWorn(one))) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  const lines = at ?? row.entry;
  return statement(shapes.choose(said), [prove(lines.path, lines, { predicate: 'uses', name: last })]);
}

/** That they come in through another event. */
function relayed({ via }: InterfacePlace, { shapes, tools }: Telling): Statement | undefined {
  if (via === undefined) return undefined;
  const said = tools.texts.interfaces.via({ event: code(via.event), callee: code(via.call.callee) });
  return statement(shapes.choose(said), [calls(via.call)]);
}

/** The page that follows one of them. */
export function followed({ flow }: InterfaceGroup, { shapes, tools }: Telling): Statement | undefined {
  if (flow === undefined) return undefined;
  const said = tools.texts.interfaces.flow({ name: code(flow.row.name), page: link(flow.pageId, flow.title) });
  return statement(shapes.choose(said), registersRow(flow.row));
}
