import type { RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, SymbolId } from '../../analysis.ts';
import type { RawListener } from '../../parsing/surface/raw-surface.ts';
import { findHandler } from './find-handler.ts';
import type { EntrySources } from './link-entries.ts';

/** The package whose connections are asked for events. */
const SERVER = /^socket\.io$/;
/** Longest way up through base types. */
const MAX_BASES = 8;

interface Listener {
  readonly path: RepoPath;
  readonly raw: RawListener;
}

/**
 * Events that a server waits for: on connections of socket.io, known by their type or by the `connection` that gave them;
 * and on objects of the program that such an event hands its own events on to.
 */
export function linkEvents(sources: EntrySources): EntryFact[] {
  const all: Listener[] = [...sources.files].flatMap(([path, { parsed }]) =>
    (parsed?.surface.listeners ?? []).map((raw) => ({ path, raw })),
  );
  const direct = all.filter(({ path, raw }) => raw.isConnected === true || isConnection(sources, path, raw.type));
  const relays = relaysOf(sources, direct);
  const relayed = all.flatMap(({ path, raw }): EntryFact[] => {
    const type = raw.type === undefined ? undefined : typeOf(sources, path, raw.type);
    const via = type === undefined ? undefined : relays.get(type);
    return via === undefined ? [] : [{ ...entryOf(path, raw, sources), via }];
  });
  return [...direct.map(({ path, raw }) => entryOf(path, raw, sources)), ...relayed];
}

function entryOf(path: RepoPath, raw: RawListener, sources: EntrySources): EntryFact {
  const { event, startLine, endLine, takes } = raw;
  return {
    path,
    kind: 'route',
    name: `event ${event}`,
    startLine,
    endLine,
    written: event,
    ...findHandler(path, raw.handler, sources),
    ...(takes === undefined ? {} : { takes }),
  };
}

function typeOf({ context }: EntrySources, path: RepoPath, name: string): SymbolId | undefined {
  const entity = context.index.find(path, name)?.entity;
  return entity !== undefined && 'symbol' in entity ? entity.symbol : undefined;
}

/** Whether a type is the connection of the package, or a kind of it. */
function isConnection(sources: EntrySources, path: RepoPath, name: string | undefined, hops = 0): boolean {
  if (name === undefined || hops > MAX_BASES) return false;
  const { externals, index } = sources.context;
  const module = externals.find(path, name)?.module;
  if (module !== undefined) return SERVER.test(module);
  const id = typeOf(sources, path, name);
  const symbol = id === undefined ? undefined : index.symbols.get(id);
  return symbol?.bases.some((base) => isConnection(sources, symbol.path, base.name, hops + 1)) === true;
}

/** Classes that keep functions by the event's name, and that code of an event calls: with that event and call. */
function relaysOf(sources: EntrySources, direct: readonly Listener[]): Map<SymbolId, NonNullable<EntryFact['via']>> {
  const stores = new Set<SymbolId>();
  for (const { parsed } of sources.files.values())
    for (const { of } of parsed?.surface.eventStores ?? []) stores.add(of);
  const found = new Map<SymbolId, NonNullable<EntryFact['via']>>();
  if (stores.size === 0) return found;
  for (const { path, raw } of direct) {
    for (const call of sources.callsOf.get(path) ?? []) {
      const owner = isInside(call, raw) ? ownerOf(call, sources) : undefined;
      if (owner !== undefined && stores.has(owner) && !found.has(owner)) found.set(owner, { event: raw.event, call });
    }
  }
  return found;
}

function isInside({ startLine }: CallFact, { handler }: RawListener): boolean {
  return handler.isInline === true && startLine >= handler.startLine && startLine <= handler.endLine;
}

function ownerOf({ target }: CallFact, { context }: EntrySources): SymbolId | undefined {
  const symbol = target === undefined ? undefined : context.index.symbols.get(target);
  return symbol?.name === 'on' ? undefined : symbol?.parent;
}
