import type { RepoPath } from '#vocabulary';
import type { CallFact, SymbolFact, SymbolId } from '../analysis.ts';
import type { RawCall } from '../parsing/parsed-file.ts';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';
import { DeclarationIndex } from './declaration-index.ts';
import { GoLinker } from './go/go-linker.ts';

/** All declarations, and the calls of every file with the declarations they reach. */
export interface LinkedDeclarations {
  readonly symbols: ReadonlyMap<SymbolId, SymbolFact>;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
}

type Target = Pick<CallFact, 'how' | 'target'>;

/** Words for the object a method belongs to. */
const SELF = new Set(['this', 'self', 'cls']);

/** Kinds that can be called. */
const CALLABLE = new Set<SymbolFact['kind']>(['function', 'class', 'method', 'constant', 'variable', 'property']);

/**
 * Looks up what calls and heritage clauses mean, by the rules of declaration and import alone: a target is given only
 * where they decide it. Calls in files that are no product code are kept only when they reach a declaration.
 */
export function linkDeclarations(
  files: ReadonlyMap<RepoPath, ReadFile>,
  imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
): LinkedDeclarations {
  const go = new GoLinker(files, imports);
  const index = new DeclarationIndex(files, imports, go.packages);
  const callsOf = new Map<RepoPath, CallFact[]>();
  for (const [path, file] of files) {
    const calls = (file.parsed?.calls ?? []).map((call) => linkCall(index, path, call, go));
    const kept = file.role === 'code' ? calls : calls.filter((call) => call.target !== undefined);
    if (kept.length > 0) callsOf.set(path, kept);
  }
  const symbols = new Map<SymbolId, SymbolFact>();
  for (const [id, symbol] of index.symbols)
    symbols.set(id, go.has(symbol.path) ? go.withBases(symbol) : linkBases(index, symbol));
  return { symbols, callsOf };
}

function linkBases(index: DeclarationIndex, symbol: SymbolFact): SymbolFact {
  if (symbol.bases.length === 0) return symbol;
  const bases = symbol.bases.map((base) => {
    const entity = index.find(symbol.path, base.name)?.entity;
    const isOther = entity !== undefined && 'symbol' in entity && entity.symbol !== symbol.id;
    return isOther ? { ...base, target: entity.symbol } : base;
  });
  return { ...symbol, bases };
}

function linkCall(index: DeclarationIndex, path: RepoPath, call: RawCall, go: GoLinker): CallFact {
  const target = go.has(path) ? go.targetOf(path, call) : targetOf(index, path, call);
  return {
    path,
    startLine: call.startLine,
    endLine: call.endLine,
    callee: call.callee,
    ...(call.caller === undefined ? {} : { caller: call.caller }),
    ...(call.guard === undefined ? {} : { guard: call.guard }),
    ...(target ?? { how: 'unresolved' }),
  };
}

function targetOf(index: DeclarationIndex, path: RepoPath, call: RawCall): Target | undefined {
  const [head = '', ...rest] = call.callee.split('.');
  if (SELF.has(head) || head === 'super') return ownMember(index, call, rest);
  if (call.isLocal) return undefined;
  const found = index.find(path, call.callee);
  if (found === undefined || !('symbol' in found.entity)) return undefined;
  const kind = index.symbols.get(found.entity.symbol)?.kind;
  return kind !== undefined && CALLABLE.has(kind) ? { target: found.entity.symbol, how: found.how } : undefined;
}

/** `this.method()` reaches the method of the class around the call; `super.method()` that of a base. */
function ownMember(index: DeclarationIndex, call: RawCall, rest: readonly string[]): Target | undefined {
  const [name, ...further] = rest;
  const owner = call.caller === undefined ? undefined : index.symbols.get(call.caller)?.parent;
  if (name === undefined || further.length > 0 || owner === undefined) return undefined;
  const owners = call.callee.startsWith('super.') ? index.basesOf(owner) : [owner];
  for (const one of owners) {
    const target = index.memberOf(one, name);
    if (target !== undefined) return { target, how: 'self' };
  }
  return undefined;
}
