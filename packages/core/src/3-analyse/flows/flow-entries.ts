import type { RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, SymbolFact, SymbolId } from '../analysis.ts';
import { type FlowIndex, type FlowInput, productFiles } from './flow-input.ts';
import { START } from './is-step.ts';

/** Most entries of a kind and most public functions that are walked. @source own bound: eight flows are kept */
const ENTRIES = 400;
const EXPORTS = 60;

/** A place where a flow may begin. */
export interface FlowEntry {
  readonly entry: EntryFact;
  readonly handler: SymbolFact;
  /** The call outside of any declaration that starts the handler. */
  readonly call?: CallFact;
}

/** Commands, routes and main functions with their handlers; programs that start at the top of a file; public functions. */
export function findFlowEntries(index: FlowIndex): FlowEntry[] {
  const { input } = index;
  const entries: FlowEntry[] = [];
  const taken = new Set<SymbolId>();
  const add = (entry: EntryFact, handler: SymbolFact | undefined, call?: CallFact): void => {
    if (handler === undefined || input.files.get(handler.path)?.role !== 'code') return;
    if (entries.some((other) => other.handler.id === handler.id && other.entry.name === entry.name)) return;
    taken.add(handler.id);
    entries.push({ entry, handler, ...(call === undefined ? {} : { call }) });
  };
  for (const entry of input.entries.slice(0, ENTRIES)) {
    if (entry.handler !== undefined) add(entry, input.symbols.get(entry.handler));
    else
      for (const call of topCalls(entry.path, input))
        if (entry.kind === 'main' || isWithin(call, entry)) add(entry, handlerOf(call, input), call);
  }
  for (const { entry, handler, call } of [...declaredStarts(input), ...goPrograms(input)]) {
    if (!taken.has(handler.id)) add(entry, handler, call);
  }
  for (const symbol of publicFunctions(index)) {
    if (!taken.has(symbol.id)) add(asExport(symbol, index), symbol);
  }
  return entries;
}

/** Commands of manifests: the function they name, or what the file they name calls at its top. */
function declaredStarts(input: FlowInput): FlowEntry[] {
  const found: FlowEntry[] = [];
  for (const { entryPoints } of input.survey.packages) {
    for (const { kind, name, target, symbol, path, startLine, endLine } of entryPoints) {
      if (target === undefined || (kind !== 'bin' && kind !== 'script')) continue;
      const entry: EntryFact = { path, startLine, endLine, kind: 'main', name };
      const named = symbol === undefined ? undefined : topSymbol(target, symbol, input);
      if (named !== undefined) found.push({ entry: { ...entry, handler: named.id }, handler: named });
      else
        for (const call of topCalls(target, input)) {
          const handler = handlerOf(call, input);
          if (handler !== undefined) found.push({ entry: { ...entry, handler: handler.id }, handler, call });
        }
    }
  }
  return found;
}

/** Go's programs are folders with a `main` function, called as the folder is. */
function goPrograms(input: FlowInput): FlowEntry[] {
  return productFiles(input).flatMap(({ path, symbols }) => {
    const handler = symbols.find(
      ({ name, kind, parent }) => name === 'main' && kind === 'function' && parent === undefined,
    );
    const name = path.split('/').at(-2);
    if (!path.endsWith('.go') || handler === undefined || name === undefined) return [];
    const { nameLine: startLine, signatureEndLine: endLine } = handler;
    return [{ entry: { path, startLine, endLine, kind: 'main' as const, name, handler: handler.id }, handler }];
  });
}

function topSymbol(path: RepoPath, name: string, { files }: FlowInput): SymbolFact | undefined {
  return files.get(path)?.symbols.find((symbol) => symbol.name === name && symbol.parent === undefined);
}

function topCalls(path: RepoPath, { files }: FlowInput): CallFact[] {
  return (files.get(path)?.calls ?? []).filter(({ caller, target }) => caller === undefined && target !== undefined);
}

function isWithin(call: CallFact, { startLine, endLine }: EntryFact): boolean {
  return call.startLine >= startLine && call.endLine <= endLine;
}

function handlerOf({ target }: CallFact, { symbols }: FlowInput): SymbolFact | undefined {
  const symbol = target === undefined ? undefined : symbols.get(target);
  return symbol?.kind === 'function' || symbol?.kind === 'method' ? symbol : undefined;
}

function asExport(symbol: SymbolFact, { input }: FlowIndex): EntryFact {
  const parent = symbol.parent === undefined ? undefined : input.symbols.get(symbol.parent);
  return {
    path: symbol.path,
    startLine: Math.min(symbol.nameLine, symbol.signatureEndLine),
    endLine: symbol.signatureEndLine,
    kind: 'export',
    name: parent === undefined ? symbol.name : `${parent.name}.${symbol.name}`,
    handler: symbol.id,
  };
}

/** Functions and methods that programs can call and that do something, those that reach out first. */
function publicFunctions(index: FlowIndex): SymbolFact[] {
  const { input } = index;
  const isPublic = publicNames(input);
  const found = productFiles(input).flatMap(({ symbols, rank }) =>
    symbols.flatMap((symbol) => {
      if ((symbol.kind !== 'function' && symbol.kind !== 'method') || !symbol.isExported) return [];
      const parent = symbol.parent === undefined ? undefined : input.symbols.get(symbol.parent);
      const top = parent ?? symbol;
      if (/^[_#]/.test(symbol.name) || !top.isExported || top.parent !== undefined || !isPublic(top)) return [];
      const calls = index.callsOf.get(symbol.id) ?? [];
      if (calls.length < 2) return [];
      const score = reachOf(symbol.id, index) * 2 + rank * 4 + (symbol.doc === undefined ? 0 : 1);
      return [{ symbol, score: score + usedAs(symbol, index) }];
    }),
  );
  found.sort((a, b) => b.score - a.score || (a.symbol.id < b.symbol.id ? -1 : 1));
  return found.slice(0, EXPORTS).map(({ symbol }) => symbol);
}

/** How much more a public function counts that examples call, and one that is named as what starts the work. @source own bound */
const USED = { example: 4, start: 2 } as const;

/** How likely it is that people call a function, from its name and the examples in documents. */
export function usedAs({ id, name }: SymbolFact, index: FlowIndex): number {
  // What people call may do nothing but call it: `Execute` and `ExecuteContext`.
  const names = [name];
  for (const caller of index.callersOf.get(id) ?? [])
    if ((index.callsOf.get(caller) ?? []).length <= 2) names.push(index.input.symbols.get(caller)?.name ?? '');
  return Math.max(
    ...names.map((one) => (index.exampleNames.has(one) ? USED.example : 0) + (START.test(one) ? USED.start : 0)),
  );
}

/** Kinds of sinks within three calls. */
function reachOf(start: SymbolId, index: FlowIndex): number {
  const kinds = new Set<string>();
  let open: readonly SymbolId[] = [start];
  const seen = new Set<SymbolId>(open);
  for (let depth = 0; depth < 4; depth++) {
    const next: SymbolId[] = [];
    for (const id of open) {
      for (const call of index.callsOf.get(id) ?? []) {
        if (call.sink !== undefined) kinds.add(call.sink);
        if (call.target === undefined || seen.has(call.target) || seen.size > 80) continue;
        seen.add(call.target);
        next.push(call.target);
      }
    }
    open = next;
  }
  return kinds.size;
}

/** Packages and folders that serve the making of the product. */
export const ASIDE =
  /(^|\/)(tests?|testing|test[-_]\w+|fixtures?|examples?|samples?|bench(marks?)?|docs?|e2e|scripts|tools)(\/|$)/i;

/** Whether a declaration at the top of a file is meant for other programs. */
function publicNames(input: FlowInput): (symbol: SymbolFact) => boolean {
  const doors = new Set<RepoPath>();
  for (const { root, entryPoints } of input.survey.packages)
    for (const { kind, target } of entryPoints)
      if (target !== undefined && (kind === 'main' || kind === 'export') && !ASIDE.test(root)) doors.add(target);
  for (const path of input.files.keys()) if (/(^|\/)__init__\.py$/.test(path) && !ASIDE.test(path)) doors.add(path);
  const passed = new Map<string, Set<RepoPath>>();
  for (const door of doors)
    for (const { names, to } of input.files.get(door)?.imports ?? [])
      if (to !== undefined)
        for (const name of names) passed.set(name, (passed.get(name) ?? new Set<RepoPath>()).add(to));
  return ({ path, name }) => {
    if (path.endsWith('.go')) return /^\p{Lu}/u.test(name) && !/(^|\/)(internal|cmd|main)(\/|\.go$)/.test(path);
    if (doors.has(path)) return true;
    const files = passed.get(name);
    return files !== undefined && (files.has(path) || [...files].some((file) => doors.has(file)));
  };
}
