import type { RepoPath } from '#vocabulary';
import type { CallFact, RegistryFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawRegistry, RawRegistryEntry } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';
import { targetOfValue } from './value-target.ts';

/** Most entries kept of a table. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Most functions kept that add to one table. @source analysis.ts */
const MAX_WRITERS = 4;

/** Most registries kept. */
const MAX_REGISTRIES = 2_000;

/** What registries are linked with. */
export interface SurfaceSources {
  readonly files: ReadonlyMap<RepoPath, ReadFile>;
  readonly context: LinkContext;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
}

type Entry = RegistryFact['entries'][number];

const WORKERS = new Set<SymbolFact['kind']>(['function', 'class', 'method']);

/**
 * Tables, lists and registrations of product code with the declarations their values are. An object that only fills in a
 * declared type is no table: its keys are not names that somebody looks up.
 */
export function linkRegistries({ files, context, callsOf }: SurfaceSources): RegistryFact[] {
  const found = new Map<string, RegistryFact>();
  const lookedUp = findLookedUp(files, context);
  for (const [path, { parsed }] of files) {
    const modules = receivers(callsOf.get(path) ?? []);
    for (const raw of parsed?.surface.registries ?? []) {
      if (found.size >= MAX_REGISTRIES) break;
      if (raw.isDoubtful === true && raw.holder !== undefined && !lookedUp.has(raw.holder)) continue;
      const entries = raw.entries.flatMap((entry) => linkEntry(context, path, { entry, kind: raw.kind }));
      if (entries.length === 0 || !isRegistry(context, path, raw, entries)) continue;
      const key = modules.get(raw.name) ?? keyOf(context, path, raw);
      add(found, key, toFact(path, raw, entries));
    }
  }
  const writers = findWriters(files, context);
  return [...found.values()]
    .filter(({ kind, entries }) => kind !== 'call' || entries.length > 1 || entries[0]?.key !== '')
    .map((fact) => withWriters(fact, writers));
}

/** Calls of the same function, or method of the same package, add to the same kind of thing, in whatever file. */
function receivers(calls: readonly CallFact[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, callee, external, target } of calls) {
    // A function of Go is called by a name of each file's own choice.
    if (target !== undefined && path.endsWith('.go')) found.set(callee, `call ${target}`);
    else if (external !== undefined && external.module !== '' && callee.includes('.'))
      found.set(callee, `call ${external.module} ${external.name}`);
  }
  return found;
}

type Writers = Map<SymbolId, NonNullable<RegistryFact['writers']>>;

function withWriters(fact: RegistryFact, writers: Writers): RegistryFact {
  const found = fact.holder === undefined ? undefined : writers.get(fact.holder);
  return found === undefined ? fact : { ...fact, writers: found };
}

/** Functions that add one of their parameters to a variable, by the variable. */
function findWriters(files: ReadonlyMap<RepoPath, ReadFile>, { index }: LinkContext): Writers {
  const found: Writers = new Map();
  for (const [path, { parsed }] of files) {
    for (const { name, key, value, startLine, endLine } of parsed?.surface.writes ?? []) {
      const entity = index.find(path, name)?.entity;
      if (entity === undefined || !('symbol' in entity)) continue;
      const around = (parsed?.symbols ?? []).filter(
        (symbol) =>
          (symbol.kind === 'function' || symbol.kind === 'method') &&
          symbol.startLine < startLine &&
          endLine <= symbol.endLine,
      );
      // Declarations come in line order: of several around the line the last begins nearest to it.
      const by = around.at(-1);
      const known = found.get(entity.symbol) ?? [];
      // In `register(name)` that gives back a decorator only the key is a parameter of the outer function.
      const isGiven = by?.parameters?.some((one) => one.name === value || one.name === key);
      if (by === undefined || isGiven !== true || known.length >= MAX_WRITERS) continue;
      found.set(entity.symbol, [...known, { path, by: by.id, startLine, endLine }]);
    }
  }
  return found;
}

/** Variables that some file looks keys up in. */
function findLookedUp(files: ReadonlyMap<RepoPath, ReadFile>, { index }: LinkContext): Set<SymbolId> {
  const found = new Set<SymbolId>();
  for (const [path, { parsed }] of files) {
    for (const name of parsed?.surface.lookedUp ?? []) {
      const entity = index.find(path, name)?.entity;
      if (entity !== undefined && 'symbol' in entity) found.add(entity.symbol);
    }
  }
  return found;
}

function toFact(
  path: RepoPath,
  { kind, name, holder, startLine, endLine }: RawRegistry,
  entries: Entry[],
): RegistryFact {
  return { path, kind, name, entries, startLine, endLine, ...(holder === undefined ? {} : { holder }) };
}

interface PlacedEntry {
  readonly entry: RawRegistryEntry;
  readonly kind: RawRegistry['kind'];
}

function linkEntry(context: LinkContext, path: RepoPath, { entry, kind }: PlacedEntry): Entry[] {
  const { key, value, startLine, endLine } = entry;
  const found = targetOfValue(context, path, value);
  const target = found === undefined ? {} : { target: found };
  // What a call adds and nothing declares is a local variable, which tells nobody anything.
  const isKnown = value.isInline === true || 'target' in target || isOutside(context, path, value.name);
  return kind === 'call' && !isKnown ? [] : [{ path, key, value: value.text, startLine, endLine, ...target }];
}

/** Decorators and calls add to the same thing when their receiver is the same declaration. */
function keyOf({ index }: LinkContext, path: RepoPath, { kind, name, holder }: RawRegistry): string {
  if (holder !== undefined) return holder;
  const [head = '', ...rest] = name.split('.');
  const entity = index.find(path, head)?.entity;
  const owner = entity !== undefined && 'symbol' in entity ? entity.symbol : `${path}#${head}`;
  return `${kind} ${owner} ${rest.join('.')}`;
}

function add(found: Map<string, RegistryFact>, key: string, fact: RegistryFact): void {
  const known = found.get(key);
  if (known === undefined) found.set(key, fact);
  else found.set(key, { ...known, entries: [...known.entries, ...fact.entries].slice(0, MAX_ENTRIES) });
}

function isRegistry(context: LinkContext, path: RepoPath, raw: RawRegistry, entries: readonly Entry[]): boolean {
  if (raw.kind === 'call') return true;
  // A decorator of a package itself makes something; one of an object adds to that object.
  if (raw.kind === 'decorator')
    return context.externals.find(path, raw.name.split('.', 1)[0] ?? '')?.name !== 'default';
  const isField = raw.holder !== undefined && context.index.symbols.get(raw.holder)?.parent !== undefined;
  const working = raw.entries.filter(({ value }, index) => {
    const fact = symbolOf(context, entries[index]?.target);
    if (value.isInline === true) return raw.kind === 'table';
    if (fact === undefined) return raw.kind === 'table' && !isField && isOutside(context, path, value.name);
    return WORKERS.has(fact.kind) || (raw.kind === 'table' && fact.literal === undefined && fact.kind !== 'enum');
  });
  return working.length >= 2 && !fillsType(context, path, raw);
}

function isOutside({ externals }: LinkContext, path: RepoPath, name: string | undefined): boolean {
  return name !== undefined && externals.find(path, name) !== undefined;
}

/** Whether the variable has a declared type of the repository that has the keys as members. */
function fillsType({ index, types }: LinkContext, path: RepoPath, { holder, name, entries }: RawRegistry): boolean {
  const [first] = entries;
  if (holder === undefined || first === undefined || first.key === '') return false;
  const receiver = types.ofVariable(path, name);
  if (receiver === undefined || !('type' in receiver)) return false;
  return index.memberOf(receiver.type, first.key) !== undefined;
}

function symbolOf({ index }: LinkContext, id: SymbolId | undefined): SymbolFact | undefined {
  return id === undefined ? undefined : index.symbols.get(id);
}
