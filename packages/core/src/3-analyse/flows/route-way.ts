import type { CallFact, EntryFact, RegistryFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { ForcedCall, TreeStart } from './call-tree.ts';
import type { FlowIndex } from './flow-input.ts';

/** Longest way up from a table to where requests come in, in calls. @source own bound */
const WAY_UP = 4;
/** Most entries of a table that are kept. @source analysis.ts */
const CANDIDATES = 12;

/**
 * Where the path to an entry begins that stands in a table of the program's own: at the function that opens the port or
 * that nobody calls, above the one which looks the entry up. `undefined` when a library does the looking up.
 */
export function wayIn(entry: EntryFact, handler: SymbolFact, index: FlowIndex): TreeStart | undefined {
  const table = index.input.registries.find(
    ({ holder, entries }) => holder !== undefined && entries.some(({ target }) => target === handler.id),
  );
  const holder = table?.holder;
  if (table === undefined || holder === undefined || entry.handler === undefined) return undefined;
  const looker = lookerOf(table, holder, index);
  if (looker === undefined) return undefined;
  const call = tableCall(looker, table, index);
  if (call === undefined) return undefined;
  const targets = [...new Set(table.entries.flatMap(({ target }) => (target === undefined ? [] : [target])))];
  const forced: ForcedCall = {
    call,
    to: handler.id,
    dispatch: { by: holder, kind: 'table', candidates: targets.slice(0, CANDIDATES), count: table.entries.length },
  };
  const { symbol, through } = climb(looker, index);
  return { symbol, forced, through };
}

/** The one function that uses the table. */
function lookerOf({ path }: RegistryFact, holder: SymbolId, index: FlowIndex): SymbolFact | undefined {
  const { symbols, files } = index.input;
  const name = symbols.get(holder)?.name ?? '';
  const users = new Set<SymbolId>();
  for (const { user, target } of files.get(path)?.constantUses ?? [])
    if (target === holder && user !== undefined) users.add(user);
  for (const { caller, callee } of files.get(path)?.calls ?? [])
    if (caller !== undefined && callee.split('.')[0] === name) users.add(caller);
  const [only] = users;
  return users.size === 1 && only !== undefined ? symbols.get(only) : undefined;
}

/** The call that runs what was found: of a field of the entries or of a local name, which nothing else resolves. */
function tableCall(looker: SymbolFact, table: RegistryFact, index: FlowIndex): CallFact | undefined {
  const open = (index.callsOf.get(looker.id) ?? []).filter(
    (call) =>
      call.target === undefined &&
      call.external === undefined &&
      call.sink === undefined &&
      call.callee.split('.')[0] !== table.name &&
      !/\.(find|filter|map|test|match|get|has|forEach|some|every|push|join|then|catch|split|slice)$/.test(call.callee),
  );
  return open.length === 1 ? open[0] : undefined;
}

function climb(start: SymbolFact, index: FlowIndex): { symbol: SymbolFact; through: Set<SymbolId> } {
  let at = start;
  const through = new Set<SymbolId>();
  for (let step = 0; step < WAY_UP; step++) {
    const opens = (index.callsOf.get(at.id) ?? []).some(({ sink }) => sink === 'listens');
    const callers = [...(index.callersOf.get(at.id) ?? [])];
    const above = callers.length === 1 && callers[0] !== undefined ? index.input.symbols.get(callers[0]) : undefined;
    if (opens || above === undefined || index.input.files.get(above.path)?.role !== 'code')
      return { symbol: at, through };
    through.add(at.id);
    at = above;
  }
  return { symbol: at, through };
}
