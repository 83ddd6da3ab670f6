import type { Block, Statement } from '#draft';
import type { InterfaceChapter, InterfaceGroup, InterfacePlace } from '#plan';
import { calls, prove } from './evidence.ts';
import { cell, code, path, statement } from './inline.ts';
import { aboutPlace, followed, placeOf, type Telling } from './interface-place.ts';
import { registersRow } from './interface-rows.ts';
import { paragraph, table } from './page-tools.ts';

/** Most rows of a table, and most ways that are pointed to. @source wiki.md §3b; own bound */
const ROWS = 12;
const FLOWS = 3;
/** Names shown beside a number. @source own bound: one line of a table */
const NAMES = 2;

/** A chapter whose list stands elsewhere: what it is about, in numbers, with a name or two of each kind. */
export function summarise(chapter: InterfaceChapter, telling: Telling): Block[] {
  const large = chapter.places.filter(({ groups }) => groups.length > 1);
  const small = chapter.places.filter((place) => !large.includes(place));
  const groups = chapter.places.flatMap((place) => place.groups);
  return [
    ...large.flatMap((place) => [...paragraph(aboutPlace(place, chapter, telling)), ...topics(place, telling)]),
    ...(small.length > 2
      ? [...paragraph([large.length > 0 ? others(small, telling) : undefined]), ...places(small, telling)]
      : small.flatMap((place) => paragraph(aboutPlace(place, chapter, telling)))),
    ...paragraph(
      groups
        .filter(({ flow }) => flow !== undefined)
        .slice(0, FLOWS)
        .map((group) => followed(group, telling)),
    ),
  ];
}

/** What the names of a place begin with, most first; what is left over stands last. */
function topics({ groups }: InterfacePlace, { sort, tools }: Telling): Block[] {
  const t = tools.texts.interfaces;
  const named = groups.filter(({ topic }) => topic !== undefined).sort((a, b) => b.count - a.count);
  const rest = groups.find(({ isRest }) => isRest);
  const shown = named.slice(0, rest === undefined ? ROWS : ROWS - 1);
  const rows = [...shown, ...(rest === undefined ? [] : [rest])].map((group): Statement[] => [
    cell(group.topic === undefined ? t.restHeading : code(group.topic), group.some.slice(0, 1).flatMap(registersRow)),
    cell(tools.texts.common.number(group.count)),
    examples(group, tools),
    cell(group.handledIn === undefined ? undefined : path(group.handledIn)),
  ]);
  return table(t.topicColumns[sort], rows);
}

function others(small: readonly InterfacePlace[], { sort, tools }: Telling): Statement {
  const count = small.reduce((sum, place) => sum + place.count, 0);
  return statement(tools.texts.interfaces.elsewhere({ sort, count, places: small.length }));
}

function places(small: readonly InterfacePlace[], telling: Telling): Block[] {
  const { sort, tools } = telling;
  const rows = small.slice(0, ROWS).map((place): Statement[] => {
    const [group] = place.groups;
    return [
      cell(placeOf(place, tools)),
      cell(tools.texts.common.number(place.count)),
      group === undefined ? cell(undefined) : examples(group, tools),
    ];
  });
  return [
    ...table(tools.texts.interfaces.placeColumns[sort], rows),
    ...paragraph([relayed(small, telling), opened(small, telling)]),
  ];
}

/** Which of the places get theirs through another event. */
function relayed(small: readonly InterfacePlace[], { tools }: Telling): Statement | undefined {
  const given = small.filter(({ via }) => via !== undefined);
  const via = given[0]?.via;
  if (via === undefined || given.some((place) => place.via?.event !== via.event)) return undefined;
  const said = tools.texts.interfaces.viaOf({
    places: tools.texts.common.and(given.map((place) => placeOf(place, tools))),
    event: code(via.event),
    callee: code(via.call.callee),
  });
  return statement(said, [calls(via.call)]);
}

/** How many of their paths may begin with more than is known. */
function opened(small: readonly InterfacePlace[], { shapes, tools }: Telling): Statement | undefined {
  const first = small.find(({ open }) => open !== undefined)?.open;
  if (first === undefined) return undefined;
  const alike = small.flatMap(({ open }) => (open?.name === first.name && open.why === first.why ? [open] : []));
  const count = alike.reduce((sum, open) => sum + open.count, 0);
  const said = tools.texts.interfaces.open[first.why]({ name: code(first.name), count, isAll: false });
  const last = first.name.slice(first.name.lastIndexOf('.') + 1);
  const lines = first.at ?? first.row.entry;
  return statement(shapes.choose(said), [prove(lines.path, lines, { predicate: 'uses', name: last })]);
}

function examples({ some }: InterfaceGroup, tools: Telling['tools']): Statement {
  const shown = some.slice(0, NAMES);
  return statement(tools.texts.common.comma(shown.map(({ name }) => code(name))), shown.flatMap(registersRow));
}
