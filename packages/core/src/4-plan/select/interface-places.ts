import type { OpenPath } from '#analysis';
import type { RepoPath } from '#vocabulary';
import { addTo, bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { InterfaceGroup, InterfacePlace, InterfaceRow, InterfaceSort } from '../interfaces-brief.ts';

/** Most rows in one table, and most places told. @source wiki.md §3b: more than 12 items become a reference */
export const ROWS = 12;
const PLACES = 12;
/** Rows that a file has to hold on average to be told by itself; where files hold less their parts are told. @source own bound */
const PER_FILE = 3;
/** Fewest rows whose names begin alike that are told together. @source own bound */
const ALIKE = 3;
/** Rows that stand for the others in a sentence. @source own bound: read aloud */
const SOME = 3;
/** What share of the paths a beginning has to have to be worth telling. @source own bound */
const MOST = 0.75;

/** Rows by where they are registered: by file, or by part where most files register only one or two. */
export function placesOf(sort: InterfaceSort, rows: readonly InterfaceRow[], index: FactIndex): InterfacePlace[] {
  const byFile = groupBy(rows, ({ entry }) => entry.path);
  const isByFile = byFile.size <= PLACES && (byFile.size === 1 || rows.length >= PER_FILE * byFile.size);
  const groups = isByFile ? byFile : groupBy(rows, ({ entry }) => index.sectionOf.get(entry.path)?.id ?? entry.path);
  const places = [...groups.values()].map((own) => placeOf(sort, own, index));
  return bestFirst(
    places,
    ({ count }) => count,
    ({ path }) => path,
  ).slice(0, PLACES);
}

function placeOf(sort: InterfaceSort, rows: readonly InterfaceRow[], index: FactIndex): InterfacePlace {
  const files = [...new Set(rows.map(({ entry }) => entry.path))];
  const path = files[0] as RepoPath;
  const sectionId = index.sectionOf.get(path)?.id;
  const prefix = sort === 'route' ? prefixOf(rows) : undefined;
  const through = throughOf(rows);
  const open = openOf(rows);
  const via = rows.every(({ entry }) => entry.via?.event === rows[0]?.entry.via?.event)
    ? rows[0]?.entry.via
    : undefined;
  return {
    path,
    ...(sectionId === undefined ? {} : { sectionId }),
    fileCount: files.length,
    count: rows.length,
    ...(prefix === undefined ? {} : { prefix }),
    ...(through === undefined ? {} : { through }),
    ...(open === undefined ? {} : { open }),
    ...(via === undefined ? {} : { via }),
    groups: groupsOf(sort, rows, prefix?.text ?? ''),
  };
}

/** All rows where a table holds them, else those whose names begin alike, and what is left. */
function groupsOf(sort: InterfaceSort, rows: readonly InterfaceRow[], prefix: string): InterfaceGroup[] {
  if (rows.length <= ROWS) return [asGroup(rows, { isRest: false })];
  const topics = groupBy(rows, ({ name }) => topicOf(sort, name, prefix));
  const told = [...topics].filter(([topic, own]) => topic !== '' && own.length >= ALIKE);
  const rest = rows.filter((row) => !told.some(([, own]) => own.includes(row)));
  const groups = told.map(([topic, own]) => asGroup(own, { topic, isRest: false }));
  return rest.length === 0 ? groups : [...groups, asGroup(rest, { isRest: told.length > 0 })];
}

function asGroup(rows: readonly InterfaceRow[], about: Pick<InterfaceGroup, 'topic' | 'isRest'>): InterfaceGroup {
  const files = new Set(rows.map(({ handler, call }) => (call === undefined ? handler?.path : undefined)));
  const [file] = files;
  const isElsewhere = files.size === 1 && file !== undefined && rows.every(({ entry }) => entry.path !== file);
  return {
    ...about,
    count: rows.length,
    rows,
    some: rows.slice(0, rows.length <= SOME + 2 ? rows.length : SOME),
    ...(isElsewhere && rows.length > 1 ? { handledIn: file } : {}),
  };
}

/** `/api/users` of `GET /api/users/:id` below `/api`, `users` of `users add`. */
function topicOf(sort: InterfaceSort, name: string, prefix: string): string {
  if (sort === 'command') return /^(\S+) \S/.exec(name)?.[1] ?? '';
  if (sort === 'procedure') return /^\S+ (\w+)\.\w/.exec(name)?.[1] ?? '';
  if (sort !== 'route') return '';
  const path = pathIn(name);
  const next = /^\/?([\w.-]+)/.exec(path.startsWith(prefix) ? path.slice(prefix.length) : path)?.[1];
  return next === undefined ? '' : `${path.startsWith(prefix) ? prefix : ''}/${next}`;
}

/** The path of a request without its method. */
export function pathIn(name: string): string {
  return name.slice(name.indexOf('/'));
}

/** The longest beginning, by whole segments, that most of the paths share. */
function prefixOf(rows: readonly InterfaceRow[]): InterfacePlace['prefix'] {
  if (rows.length < ALIKE) return undefined;
  const counts = new Map<string, InterfaceRow[]>();
  for (const row of rows) {
    const segments = pathIn(row.name).split('/').slice(1, -1);
    let text = '';
    for (const segment of segments) {
      if (!/^[\w.-]+$/.test(segment)) break;
      text += `/${segment}`;
      addTo(counts, text, row);
    }
  }
  const shared = [...counts].filter(([, own]) => own.length >= MOST * rows.length);
  const [best] = shared.sort(([a, x], [b, y]) => b.length - a.length || y.length - x.length);
  const row = best?.[1].find((one) => shownPrefix(one, best[0]) !== undefined);
  const lines = row === undefined || best === undefined ? undefined : shownPrefix(row, best[0]);
  return best === undefined || lines === undefined ? undefined : { ...lines, text: best[0], count: best[1].length };
}

/** The lines on which all of a beginning stands: those of one part of the path, or of the route itself. */
function shownPrefix({ entry }: InterfaceRow, text: string) {
  const part = (entry.prefixes ?? []).find((one) => `/${one.text}`.replace(/^\/+/, '/').startsWith(text));
  if (part !== undefined) return part;
  const { path, startLine, endLine, written = '' } = entry;
  return written.startsWith(text) ? { path, startLine, endLine } : undefined;
}

/** Functions that most of them pass, in order from the outside. */
function throughOf(rows: readonly InterfaceRow[]): InterfacePlace['through'] {
  if (rows.length < ALIKE) return undefined;
  const passing = (name: string): InterfaceRow[] => rows.filter(({ entry }) => entry.through?.includes(name) === true);
  for (const row of rows) {
    const names = (row.entry.through ?? []).filter((name) => passing(name).length >= MOST * rows.length);
    if (names.length === 0) continue;
    const count = rows.filter(({ entry }) => names.every((name) => entry.through?.includes(name) === true)).length;
    if (count >= MOST * rows.length) return { names, row, count };
  }
  return undefined;
}

function openOf(rows: readonly InterfaceRow[]): InterfacePlace['open'] {
  const opens = rows.flatMap((row) => (row.entry.open === undefined ? [] : [{ row, open: row.entry.open }]));
  const [first] = opens;
  if (first === undefined) return undefined;
  const isSame = ({ why, name }: OpenPath): boolean => why === first.open.why && name === first.open.name;
  return { ...first.open, count: opens.filter(({ open }) => isSame(open)).length, row: first.row };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) addTo(groups, key(item), item);
  return groups;
}
