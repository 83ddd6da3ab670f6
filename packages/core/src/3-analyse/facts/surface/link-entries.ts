import type { LineRange, RepoPath } from '#vocabulary';
import type { CallFact, EntryFact, OptionFact, SymbolId } from '../../analysis.ts';
import type { RawEntry, RawRegistry } from '../../parsing/surface/raw-surface.ts';
import type { ReadFile } from '../../read-files.ts';
import type { LinkContext } from '../../resolve-calls/link-declarations.ts';
import { CommandGroups } from './command-groups.ts';
import { findHandler } from './find-handler.ts';
import { firstWord, GoCommandTree } from './go-command-tree.ts';
import { linkEvents } from './link-events.ts';
import { linkResources } from './link-resources.ts';
import { RoutePrefixes } from './route-prefixes.ts';
import { type RouterPlace, RouterPlaces } from './router-places.ts';

/** Most entries and options kept. */
const MAX_ENTRIES = 3_000;
const MAX_OPTIONS = 5_000;

/** Modules of servers and routers: a route whose receiver comes from elsewhere is a request, not a route. */
const SERVERS =
  /^(@?(express|fastify|koa|hono|itty|polka|restify|find-my-way|elysia|h3|router)([/-].*)?|@hono\/.*|@koa\/.*|)$/;

/** How routes of NestJS are marked. */
const NEST = '@nestjs/common';

/** What entries are linked with. */
export interface EntrySources {
  readonly files: ReadonlyMap<RepoPath, ReadFile>;
  readonly context: LinkContext;
  readonly callsOf: ReadonlyMap<RepoPath, readonly CallFact[]>;
  /** Name under which the code of a file is started. */
  readonly programOf: (path: RepoPath) => string | undefined;
}

/** Commands, routes, jobs and main parts that single files declare, and the options of commands. */
export function linkEntries(sources: EntrySources): { entries: EntryFact[]; options: OptionFact[] } {
  const linker = new EntryLinker(sources);
  const entries: EntryFact[] = [];
  const options: OptionFact[] = [];
  const commands = new GoCommandTree(sources.files, sources.context);
  for (const { path, raw, name } of commands.all) {
    const found = findHandler(path, raw.handler, sources);
    const handler = found.handler ?? (found.isInPlace === true ? raw.in : undefined);
    const { startLine, endLine, help, helpLines } = raw;
    const about = {
      ...(handler === undefined ? {} : { handler }),
      ...(help === undefined ? {} : { help }),
      ...(helpLines === undefined ? {} : { helpLines }),
    };
    entries.push({ path, kind: 'command', name, startLine, endLine, ...found, ...about, written: firstWord(raw.use) });
  }
  for (const [path, { parsed }] of sources.files) {
    for (const raw of parsed?.surface.entries ?? []) entries.push(...linker.entry(path, raw));
    for (const raw of parsed?.surface.registries ?? []) entries.push(...linker.tableRoutes(path, raw));
    for (const { of, holder, ...option } of parsed?.surface.options ?? []) {
      const held = holder === undefined ? option.command : commands.pathOf(path, holder);
      const command = of === undefined ? held : linker.commandOf(of);
      options.push({ path, ...option, ...(command === undefined || command === '' ? {} : { command }) });
    }
  }
  entries.push(...linkResources(sources), ...linkEvents(sources));
  return { entries: entries.slice(0, MAX_ENTRIES), options: options.slice(0, MAX_OPTIONS) };
}

class EntryLinker {
  readonly #sources: EntrySources;
  readonly #prefixes: RoutePrefixes;
  readonly #routers: RouterPlaces;
  readonly #groups: CommandGroups;
  /** Declarations that are members of routers of procedures, with the names there. */
  readonly #members = new Map<
    SymbolId,
    { readonly key: string; readonly lines: LineRange & { readonly path: RepoPath } }
  >();

  constructor(sources: EntrySources) {
    this.#sources = sources;
    this.#prefixes = new RoutePrefixes(sources.files);
    this.#routers = new RouterPlaces(sources.files, sources.context);
    for (const [path, { parsed }] of sources.files)
      for (const { key, value, startLine, endLine } of parsed?.surface.routerMembers ?? []) {
        const entity = sources.context.index.find(path, value)?.entity;
        if (entity !== undefined && 'symbol' in entity && !this.#members.has(entity.symbol))
          this.#members.set(entity.symbol, { key, lines: { path, startLine, endLine } });
      }
    this.#groups = new CommandGroups(sources.files, sources.context);
  }

  /** Path of the command that a declaration is. */
  commandOf(id: SymbolId): string | undefined {
    return this.#groups.pathOf(id);
  }

  entry(path: RepoPath, raw: RawEntry): EntryFact[] {
    const name = this.#nameOf(path, raw);
    if (name === undefined || !this.#isRoute(path, raw)) return [];
    const found = raw.of === undefined ? findHandler(path, raw.handler, this.#sources) : { handler: raw.of };
    const {
      handler: _value,
      of,
      group: _group,
      isRoot: _isRoot,
      receiver: _receiver,
      isMember,
      on,
      before,
      ...fact
    } = raw;
    const member = isMember === true && of !== undefined ? this.#members.get(of) : undefined;
    if (isMember === true && member === undefined) return [];
    const above = this.#above(path, raw);
    const own = before?.map((one) => ({ ...one, path })) ?? [];
    const shown = member === undefined ? [] : [{ ...member.lines, text: member.key }];
    const prefixes = [...above.prefixes, ...own, ...shown];
    const open = raw.open ?? above.open;
    return [
      {
        path,
        ...fact,
        name:
          member !== undefined
            ? `${name.split(' ')[0]} ${member.key}`
            : on === undefined
              ? name
              : below(above.prefixes, name),
        ...found,
        ...(open === undefined ? {} : { open }),
        ...(prefixes.length === 0 ? {} : { prefixes }),
      },
    ];
  }

  /** What comes before the path that a file gives, or before the word of a command. */
  #above(path: RepoPath, { kind, of, on, group }: RawEntry): RouterPlace {
    if (kind === 'command') return { prefixes: of === undefined ? [] : this.#groups.prefixesOf(of) };
    if (kind === 'route' && group !== undefined) {
      // A router of classes answers nothing before its routes are included somewhere.
      const isLoose = group.endsWith('.urls') && !this.#prefixes.isMounted(path, group);
      return { prefixes: this.#prefixes.of(path, group), ...(isLoose ? { open: { why: 'router', name: group } } : {}) };
    }
    if (on === undefined) return { prefixes: [] };
    return (on === NEST ? this.#nest() : this.#routers.of(path, on)) ?? { prefixes: [] };
  }

  /** The path that a program of NestJS puts before all others. */
  #nest(): RouterPlace | undefined {
    for (const [path, { parsed }] of this.#sources.files) {
      const found = parsed?.surface.globalPrefix;
      if (found === undefined) continue;
      const { text, ...lines } = found;
      return text === undefined
        ? { prefixes: [], open: { why: 'router', name: 'setGlobalPrefix', at: { path, ...lines } } }
        : { prefixes: [{ path, ...lines, text: `/${text.replace(/^\/+/, '')}` }] };
    }
    return undefined;
  }

  /** Rows of a table that hold a method, a path and a handler. */
  tableRoutes(path: RepoPath, { entries }: RawRegistry): EntryFact[] {
    return entries.flatMap(({ route, value, startLine, endLine }): EntryFact[] => {
      if (route === undefined) return [];
      const name = plainRoute(route);
      const written = route.slice(route.indexOf(' ') + 1);
      return [{ path, kind: 'route', name, startLine, endLine, written, ...findHandler(path, value, this.#sources) }];
    });
  }

  #nameOf(path: RepoPath, raw: RawEntry): string | undefined {
    if (raw.kind === 'route' && raw.group !== undefined && raw.name.startsWith('/')) {
      const before = this.#prefixes.of(path, raw.group).map(({ text }) => text);
      return `/${before.join('')}${raw.name.slice(1)}`;
    }
    if (raw.kind !== 'command') return raw.name;
    if (raw.of !== undefined)
      return this.#groups.pathOf(raw.of) || (raw.isRoot === true ? this.#programOf(path, raw) : undefined);
    return raw.name === '' ? this.#sources.programOf(path) : raw.name;
  }

  #programOf(path: RepoPath, raw: RawEntry): string {
    return this.#sources.programOf(path) ?? raw.name;
  }

  #isRoute(path: RepoPath, { kind, receiver, group, of }: RawEntry): boolean {
    const { externals, types } = this.#sources.context;
    if (kind === 'command' && of !== undefined && group !== undefined && !this.#isGroup(path, group)) return false;
    if (kind !== 'route' || receiver === undefined) return true;
    if (receiver === '@trpc/server') return externals.isUsed(receiver);
    const [head = ''] = receiver.split('.');
    const made = types.ofVariable(path, head);
    const module = made !== undefined && 'module' in made ? made.module : externals.find(path, head)?.module;
    return module === undefined || SERVERS.test(module);
  }

  /** Whether a decorator's receiver may hold commands: a group, or an object made by one of the packages for that. */
  #isGroup(path: RepoPath, group: string): boolean {
    const { externals, types } = this.#sources.context;
    const [head = ''] = group.split('.');
    const id = this.#groups.find(path, head);
    if (id !== undefined && this.#groups.has(id)) return true;
    const made = types.ofVariable(path, head);
    const module = made !== undefined && 'module' in made ? made.module : externals.find(path, head)?.module;
    return module !== undefined && /^(typer|click|rich_click|asyncclick|cloup|flask)(\.|$)/.test(module);
  }
}

/** The route with what comes before its path. */
function below(prefixes: NonNullable<EntryFact['prefixes']>, name: string): string {
  const before = prefixes.map(({ text }) => text.replace(/\/$/, '')).join('');
  const at = name.indexOf('/');
  if (before === '' || at < 0) return name;
  const path = name.slice(at);
  return `${name.slice(0, at)}${`${before}${path === '/' ? '' : path}`.replace(/\/{2,}/g, '/')}`;
}

/** `GET /parked` for `GET /^\/parked$/`: a pattern that is a plain path but for single segments of any kind. */
function plainRoute(route: string): string {
  const [method = '', pattern = ''] = route.split(/ (.*)/s);
  const inner = /^\/\^(.+)\$\/$/.exec(pattern)?.[1];
  if (inner === undefined) return route;
  const path = inner
    .replaceAll('\\/', '/')
    .replace(/\(\?<(\w+)>\[[^\]]*\][+*]\)/g, ':$1')
    .replace(/\(?\[[^\]/]*(?:\/[^\]]*)?\][+*]\)?/g, '*');
  return /^[\w/*:.-]+$/.test(path) ? `${method} ${path}` : route;
}
