import type { RepoPath } from '#vocabulary';
import type { CallFact, ConstantUse, OutcomeFact, SymbolFact, SymbolId } from '../analysis.ts';
import { sinkOf } from '../flows/sinks.ts';
import type { RawCall } from '../parsing/parsed-file.ts';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from '../resolve-imports/resolve-imports.ts';
import { ConstantValues } from './constant-values.ts';
import { DeclarationIndex } from './declaration-index.ts';
import { ExternalNames } from './external-names.ts';
import { GoLinker } from './go/go-linker.ts';
import { isGlobal } from './language-globals.ts';
import { linkConstantUses } from './link-constant-uses.ts';
import { linkOutcomes } from './link-outcomes.ts';
import { type Receiver, ReceiverTypes } from './receiver-types.ts';

/** All declarations, and per file what refers to them. */
export interface LinkedDeclarations {
  /** For further look-ups. */
  readonly context: LinkContext;
  readonly symbols: ReadonlyMap<SymbolId, SymbolFact>;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
  readonly outcomesOf: ReadonlyMap<RepoPath, readonly OutcomeFact[]>;
  readonly constantUsesOf: ReadonlyMap<RepoPath, readonly ConstantUse[]>;
}

/** What names and objects mean. */
export interface LinkContext {
  readonly index: DeclarationIndex;
  readonly externals: ExternalNames;
  readonly types: ReceiverTypes;
  readonly constants: ConstantValues;
  readonly go: GoLinker;
}

type Target = Pick<CallFact, 'how' | 'target' | 'external'>;

/** Words for the object a method belongs to. */
const SELF = new Set(['this', 'self', 'cls']);

/** Kinds that can be called. */
const CALLABLE = new Set<SymbolFact['kind']>(['function', 'class', 'method', 'constant', 'variable', 'property']);

/**
 * Looks up what calls, outcomes, constants and heritage clauses mean, by the rules of declaration, import and declared type
 * alone: a target is given only where they decide it. Calls in files that are no product code are kept only when they
 * reach a declaration.
 */
export function linkDeclarations(
  files: ReadonlyMap<RepoPath, ReadFile>,
  imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
): LinkedDeclarations {
  const externals = new ExternalNames(imports);
  const go = new GoLinker(files, imports);
  const index = new DeclarationIndex(files, imports, go.packages);
  const types = new ReceiverTypes(files, index, externals);
  const context = { index, externals, types, constants: new ConstantValues(files, index, externals), go };
  const tables = tablesOf(files);
  const callsOf = new Map<RepoPath, CallFact[]>();
  const outcomesOf = new Map<RepoPath, OutcomeFact[]>();
  const constantUsesOf = new Map<RepoPath, ConstantUse[]>();
  for (const [path, { parsed, role }] of files) {
    if (parsed === undefined) continue;
    const modules = externalModules(imports.get(path) ?? []);
    const written = parsed.calls.filter((call) => !go.isConversion(path, call));
    const calls = written.map((call) => withSink(linkCall(context, path, call), modules));
    const kept = role === 'code' ? calls : calls.filter((call) => call.target !== undefined);
    if (kept.length > 0) callsOf.set(path, kept);
    const outcomes = linkOutcomes(context, path, parsed.outcomes);
    if (outcomes.length > 0) outcomesOf.set(path, outcomes);
    const uses = linkConstantUses({ index, tables }, path, parsed.uses);
    if (uses.length > 0) constantUsesOf.set(path, uses);
  }
  const symbols = new Map<SymbolId, SymbolFact>();
  for (const [id, symbol] of index.symbols)
    symbols.set(id, go.has(symbol.path) ? go.withBases(symbol) : linkBases(index, symbol));
  return { context, symbols, callsOf, outcomesOf, constantUsesOf };
}

/** Variables of Go that hold tables: in other languages only constants do. */
function tablesOf(files: ReadonlyMap<RepoPath, ReadFile>): Set<SymbolId> {
  const found = new Set<SymbolId>();
  for (const { parsed } of files.values())
    if (parsed?.go !== undefined)
      for (const { holder } of parsed.surface.registries) if (holder !== undefined) found.add(holder);
  return found;
}

/** Modules from outside that a file imports, as it writes them and as they are called. */
function externalModules(imports: readonly ResolvedImport[]): ReadonlySet<string> {
  const names = imports.flatMap(({ fact: { external, specifier } }) =>
    external === undefined ? [] : [external, specifier],
  );
  return new Set(names);
}

function withSink(call: CallFact, modules: ReadonlySet<string>): CallFact {
  const sink = sinkOf(call, modules);
  return sink === undefined ? call : { ...call, sink };
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

function linkCall(context: LinkContext, path: RepoPath, call: RawCall): CallFact {
  const { startLine, endLine, callee, caller, guard, guards, passedTo, arguments: passed } = call;
  const { isNested, isPartial, isBehindReturn, isDeferred } = call;
  const target = context.go.has(path) ? goTarget(context, path, call) : targetOf(context, path, call);
  return {
    path,
    startLine,
    endLine,
    callee,
    ...(caller === undefined ? {} : { caller }),
    ...(guard === undefined ? {} : { guard }),
    ...(guards === undefined ? {} : { guards }),
    ...(isNested === undefined ? {} : { isNested }),
    ...(passedTo === undefined ? {} : { passedTo }),
    ...(isPartial === undefined ? {} : { isPartial }),
    ...(isBehindReturn === undefined ? {} : { isBehindReturn }),
    ...(isDeferred === undefined ? {} : { isDeferred }),
    ...(passed === undefined ? {} : { arguments: passed }),
    ...(target ?? { how: 'unresolved' }),
  };
}

function goTarget({ go, externals }: LinkContext, path: RepoPath, call: RawCall): Target | undefined {
  const found = go.targetOf(path, call);
  return found?.external === undefined
    ? found
    : { ...found, external: externals.shared(found.external.module, found.external.name) };
}

function targetOf(context: LinkContext, path: RepoPath, call: RawCall): Target | undefined {
  const { index, externals, types, constants } = context;
  const [head = '', ...rest] = call.callee.split('.');
  if (call.callee === 'super')
    return path.endsWith('.py') ? languageCall(context, call.callee) : baseMember(context, call);
  if (call.isPart !== true && (SELF.has(head) || head === 'super')) return ownMember(context, call, rest);
  if (call.reachesInner === true) return { how: 'inner' };
  if (call.origin?.kind === 'super') return baseMember(context, call, call.callee);
  const byDefault = call.byDefault === undefined ? undefined : constants.ofDefault(path, call.byDefault);
  if (byDefault !== undefined) return byDefault;
  if (call.isLocal) {
    const owner = call.caller === undefined ? undefined : ownerOf(index, call.caller);
    const receiver = call.origin === undefined ? undefined : types.ofOrigin(path, call.origin, { owner });
    return memberOf(context, receiver, call.isPart === true ? [call.callee] : rest);
  }
  const found = index.find(path, call.callee);
  if (found !== undefined) {
    if (!('symbol' in found.entity)) return undefined;
    return ofSymbol(context, found.entity.symbol, found.how);
  }
  const external = externals.find(path, call.callee);
  if (external !== undefined) return { how: 'external', external };
  const held = constants.ofMember(path, call.callee);
  if (held !== undefined) return held;
  if (index.isNameOf(path, head)) return memberOf(context, types.ofVariable(path, head), rest);
  return isGlobal(path, head) ? languageCall(context, call.callee) : undefined;
}

/** The declaration itself, or the function outside that it is a further name of. */
function ofSymbol({ index, constants }: LinkContext, id: SymbolId, how: string): Target | undefined {
  const symbol = index.symbols.get(id);
  if (symbol === undefined || !CALLABLE.has(symbol.kind)) return undefined;
  return constants.externalOf(id, symbol.path) ?? { target: id, how };
}

function languageCall({ externals }: LinkContext, callee: string): Target {
  return { how: 'external', external: externals.shared('', callee) };
}

/** The method of an object whose type is known. */
function memberOf(
  { index, types, externals }: LinkContext,
  receiver: Receiver | undefined,
  parts: readonly string[],
): Target | undefined {
  const member = receiver === undefined || parts.length === 0 ? undefined : types.member(receiver, parts);
  if (member === undefined) return undefined;
  if ('module' in member) return { how: 'external', external: externals.shared(member.module, member.name) };
  const kind = index.symbols.get(member.target)?.kind;
  return kind !== undefined && CALLABLE.has(kind) ? member : undefined;
}

/** `this.method()` reaches the method of the class around the call; `super.method()` that of a base; `this.field.method()` that of the field's type. */
function ownMember(context: LinkContext, call: RawCall, rest: readonly string[]): Target | undefined {
  const { index, types, constants } = context;
  const [name, ...further] = rest;
  const owner = call.caller === undefined ? undefined : ownerOf(index, call.caller);
  if (name === undefined || owner === undefined) return undefined;
  if (further.length > 0) return memberOf(context, types.ofField(owner, name), further);
  if (call.callee.startsWith('super.')) return baseMember(context, call, name);
  const target = index.memberOf(owner, name);
  const symbol = target === undefined ? undefined : index.symbols.get(target);
  if (target === undefined || symbol === undefined) return undefined;
  return constants.ofAttribute(target, symbol.path) ?? { target, how: 'self' };
}

/** The method, or the constructor when no name is given, of the first base that has it; bases may lie outside. */
function baseMember({ index, externals }: LinkContext, call: RawCall, name?: string): Target | undefined {
  const owner = call.caller === undefined ? undefined : ownerOf(index, call.caller);
  if (owner === undefined) return undefined;
  const bases = index.basesOf(owner);
  for (const one of bases) {
    const target = name === undefined ? one : index.memberOf(one, name);
    if (target !== undefined) return { target, how: 'self' };
  }
  const symbol = index.symbols.get(owner);
  const [base] = symbol?.bases ?? [];
  if (symbol === undefined || base === undefined || bases.length > 0) return undefined;
  const outside = externals.find(symbol.path, base.name);
  if (outside !== undefined)
    return { how: 'external', external: externals.shared(outside.module, name === undefined ? outside.name : name) };
  return isGlobal(symbol.path, base.name)
    ? { how: 'external', external: externals.shared('', name === undefined ? base.name : name) }
    : undefined;
}

/** The class around a call: of its method, or itself for what stands in its constructor or body. */
function ownerOf(index: DeclarationIndex, caller: SymbolId): SymbolId | undefined {
  const symbol = index.symbols.get(caller);
  return symbol?.kind === 'class' ? symbol.id : symbol?.parent;
}
