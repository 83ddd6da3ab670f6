import type { RepoPath } from '#vocabulary';
import type { RegistryFact, SymbolFact, SymbolId } from '../../analysis.ts';
import type { RawRegistry, RawRegistryEntry } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';

/** Most entries kept of a table. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Most registries kept. */
const MAX_REGISTRIES = 2_000;

type Entry = RegistryFact['entries'][number];

const WORKERS = new Set<SymbolFact['kind']>(['function', 'class', 'method']);

/**
 * Tables, lists and registrations of product code with the declarations their values are. An object that only fills in a
 * declared type is no table: its keys are not names that somebody looks up.
 */
export function linkRegistries(files: ReadonlyMap<RepoPath, ReadFile>, context: LinkContext): RegistryFact[] {
  const found = new Map<string, RegistryFact>();
  for (const [path, { parsed }] of files) {
    for (const raw of parsed?.surface.registries ?? []) {
      if (found.size >= MAX_REGISTRIES) return [...found.values()];
      const entries = raw.entries.map((entry) => linkEntry(context, path, entry));
      if (isRegistry(context, path, raw, entries)) add(found, keyOf(context, path, raw), toFact(path, raw, entries));
    }
  }
  return [...found.values()].filter(
    ({ kind, entries }) => kind !== 'call' || entries.length > 1 || entries[0]?.key !== '',
  );
}

function toFact(
  path: RepoPath,
  { kind, name, holder, startLine, endLine }: RawRegistry,
  entries: Entry[],
): RegistryFact {
  return { path, kind, name, entries, startLine, endLine, ...(holder === undefined ? {} : { holder }) };
}

function linkEntry(
  { index }: LinkContext,
  path: RepoPath,
  { key, value, startLine, endLine }: RawRegistryEntry,
): Entry {
  const entity = value.name === undefined ? undefined : index.find(path, value.name)?.entity;
  const target = entity !== undefined && 'symbol' in entity ? { target: entity.symbol } : {};
  return { path, key, value: value.text, startLine, endLine, ...target };
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
  if (raw.kind === 'decorator' || raw.kind === 'call') return true;
  const working = raw.entries.filter(({ value }, index) => {
    const fact = symbolOf(context, entries[index]?.target);
    if (value.isInline === true) return raw.kind === 'table';
    if (fact === undefined) return raw.kind === 'table' && isOutside(context, path, value.name);
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
