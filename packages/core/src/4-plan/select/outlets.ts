import type { CallFact, SinkKind } from '#analysis';
import type { FactIndex } from '../fact-index.ts';
import type { Outlet } from '../plan-facts.ts';

/** In the order in which a reader asks for them; what a program prints is left out, because every part prints. */
const KINDS: readonly SinkKind[] = ['listens', 'request', 'database', 'queue', 'process', 'writes-file', 'reads-file'];
/** Most parts and examples told of one kind. @source own bound: read aloud */
const MOST = { parts: 4, examples: 2 } as const;

/** Where product code reaches the world outside of the program, by kind: the parts, and calls of the best-ranked files. */
export function findOutlets(index: FactIndex): Outlet[] {
  const files = [...index.analysis.files.values()]
    .filter(({ role }) => role === 'code')
    .sort((a, b) => b.rank - a.rank || (a.path < b.path ? -1 : 1));
  const calls = new Map<SinkKind, CallFact[]>();
  for (const file of files) {
    for (const call of file.calls) {
      if (call.sink === undefined || call.caller === undefined) continue;
      calls.set(call.sink, [...(calls.get(call.sink) ?? []), call]);
    }
  }
  return KINDS.flatMap((kind): Outlet[] => {
    const found = (calls.get(kind) ?? []).filter(({ path }) => index.sectionOf.get(path)?.isRest !== true);
    const sectionIds = [...new Set(found.flatMap(({ path }) => index.sectionOf.get(path)?.id ?? []))];
    const examples = oneForEachCaller(found).slice(0, MOST.examples);
    return examples.length === 0
      ? []
      : [{ kind, sectionIds: sectionIds.slice(0, MOST.parts), partCount: sectionIds.length, examples }];
  });
}

/** Calls of different functions in different parts first, so that the examples show the breadth. */
function oneForEachCaller(calls: readonly CallFact[]): CallFact[] {
  const callers = new Set<string>();
  return calls.filter(({ caller = '' }) => {
    if (callers.has(caller)) return false;
    callers.add(caller);
    return true;
  });
}
