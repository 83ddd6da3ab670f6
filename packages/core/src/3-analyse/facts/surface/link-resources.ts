import type { RepoPath } from '#vocabulary';
import type { EntryFact, OpenPath, SymbolId } from '../../analysis.ts';
import type { RawResource, RawResourceWrapper } from '../../parsing/surface/raw-surface.ts';
import type { EntrySources } from './link-entries.ts';

/** Methods of a class that answer requests. @source flask-restful */
const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Requests that classes answer with methods called like the verbs: one for each path and each method that there is. */
export function linkResources({ files, context, callsOf }: EntrySources): EntryFact[] {
  const wrappers = new Map<SymbolId, { readonly open?: OpenPath }>();
  for (const [path, { parsed }] of files)
    for (const { by, open } of parsed?.surface.resourceWrappers ?? []) wrappers.set(by, openIn(path, open));
  const found: EntryFact[] = [];
  for (const [path, { parsed }] of files) {
    for (const resource of parsed?.surface.resources ?? []) {
      const call = (callsOf.get(path) ?? []).find(
        ({ callee, startLine }) => callee === resource.callee && startLine === resource.startLine,
      );
      const wrapper = call?.target === undefined ? undefined : wrappers.get(call.target);
      if (!resource.isDirect && wrapper === undefined) continue;
      found.push(...routesOf(path, resource, { wrapper, verbsOf: (type) => verbsOf(context, path, type) }));
    }
  }
  return found;
}

function openIn(path: RepoPath, open: RawResourceWrapper['open']): { readonly open?: OpenPath } {
  if (open === undefined) return {};
  const { why, name, startLine, endLine } = open;
  return { open: { why, name, at: { path, startLine, endLine } } };
}

/** The methods of a class of the repository, or of its bases, that answer. */
function verbsOf({ index }: EntrySources['context'], path: RepoPath, type: string) {
  const entity = index.find(path, type)?.entity;
  if (entity === undefined || !('symbol' in entity)) return { methods: [] };
  const methods = VERBS.flatMap((verb) => {
    const handler = index.memberOf(entity.symbol, verb);
    return handler === undefined ? [] : [{ verb, handler }];
  });
  return { type: entity.symbol, methods };
}

function routesOf(
  path: RepoPath,
  { type, paths, startLine, endLine }: RawResource,
  {
    wrapper,
    verbsOf: methodsOf,
  }: { wrapper: { readonly open?: OpenPath } | undefined; verbsOf: (type: string) => ReturnType<typeof verbsOf> },
): EntryFact[] {
  const known = methodsOf(type);
  return paths.flatMap(({ text, open: own }): EntryFact[] => {
    const open = own ?? wrapper?.open;
    const base = { path, kind: 'route', startLine, endLine, named: type, bound: type, written: text } as const;
    const why = open === undefined ? {} : { open };
    // Which methods it answers is not known of a class from elsewhere.
    if (known.methods.length === 0)
      return [{ ...base, ...why, name: text, ...(known.type === undefined ? {} : { handler: known.type }) }];
    return known.methods.map(({ verb, handler }) => ({
      ...base,
      ...why,
      name: `${verb.toUpperCase()} ${text}`,
      handler,
    }));
  });
}
