import type { CallFact, EntryFact, Section } from '#analysis';
import { addTo } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { PartDoings } from '../part-doings.ts';
import { sortOf } from './interface-rows.ts';

type Outlet = PartDoings['outlets'][number];

/** Kinds of places where a program touches the world, the most telling first; printing and reading tell little of a part. */
const KINDS: readonly Outlet['kind'][] = ['listens', 'database', 'queue', 'request', 'process', 'writes-file'];
/** Most entries and outlets named of a part. @source own bound: read aloud in a table */
const MOST = { entries: 3, outlets: 2 } as const;

/** What comes into a part from outside of the program, and what leaves it there. O(entries + calls of the part). */
export function doingsOf({ files }: Section, { analysis }: FactIndex): PartDoings {
  const own = new Set<string>(files);
  const entries = distinct(analysis.entries.filter((entry) => own.has(entry.path) && isTold(entry)));
  const found = new Map<Outlet['kind'], CallFact[]>();
  for (const path of files) {
    for (const call of analysis.files.get(path)?.calls ?? []) {
      const kind = KINDS.find((one) => one === call.sink);
      if (kind !== undefined && call.caller !== undefined) addTo(found, kind, call);
    }
  }
  const outlets: Outlet[] = [];
  for (const kind of KINDS) {
    const fresh = (found.get(kind) ?? []).filter(({ caller }) => outlets.every((one) => one.call.caller !== caller));
    const call = fresh.find(namesProgram) ?? fresh[0];
    if (call !== undefined) outlets.push({ kind, call });
  }
  const [kind] = entries;
  const sort = kind === undefined ? undefined : sortOf(kind);
  const alike = entries.filter((entry) => sortOf(entry) === sort);
  return {
    ...(sort === undefined ? {} : { sort }),
    entries: alike.slice(0, MOST.entries),
    entryCount: alike.length,
    outlets: outlets.slice(0, MOST.outlets),
  };
}

/** Those whose lines show them: a handler that is declared, or a path or name that stands at the call. */
function isTold({ kind, name, handler, written }: EntryFact): boolean {
  if (kind === 'route' && written !== undefined && handler === undefined && name.startsWith('event ')) return true;
  if (kind === 'route') return !name.includes('…') && (handler !== undefined || /^[a-zA-Z]+ [\w/:.*{}-]+$/.test(name));
  return (kind === 'command' || kind === 'job') && (handler !== undefined || written !== undefined);
}

function distinct(entries: readonly EntryFact[]): EntryFact[] {
  const seen = new Set<string>();
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name).size > 0);
}

function namesProgram({ sink, arguments: passed }: CallFact): boolean {
  return sink === 'process' && /^['"][\w.-]+['"]$/.test(passed?.[0]?.text ?? '');
}
