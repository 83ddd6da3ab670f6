import type { DescribedCall } from '../extract-calls.ts';
import { shorten } from '../shorten.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { lastName } from './command-chains.ts';
import type { RawEntry, RawMount } from './raw-surface.ts';
import { cut, dottedName, type SurfaceContext } from './surface-context.ts';

/** Longest path kept, and most nodes looked up from a call to the list it stands in. */
const MAX_PATH = 160;
const MAX_LEVELS = 6;

/** Most routes and most included lists kept of one file. */
const MAX_ROUTES = 300;

/** The functions that make a route. @source Django, "URL dispatcher" */
const ROUTING = new Set(['path', 're_path', 'url']);

/** The routes of a file of Django, each with the list it stands in, and the lists that others hang below a path. */
export function readDjangoRoutes(context: SurfaceContext): { routes: RawEntry[]; mounts: RawMount[] } {
  const found: { routes: RawEntry[]; mounts: RawMount[] } = { routes: [], mounts: [] };
  if (!context.uses('django.urls', 'django.conf.urls')) return found;
  for (const described of context.calls) {
    const { call, callee, isPart } = described;
    if (isPart || !ROUTING.has(callee)) continue;
    const [place, target] = context.argumentNodes(call.node);
    const path = place?.type === 'string' ? (context.literal(place) ?? '') : undefined;
    if (path === undefined || target === undefined) continue;
    const list = listAround(call.node);
    const view = context.callAt(target);
    if (view?.callee === 'include') {
      const mount = mountOf(context, view);
      if (mount !== undefined && callee === 'path')
        found.mounts.push({ list, prefix: path, ...context.range(call.node), ...mount });
    } else found.routes.push(...routeOf(context, { described, target, path, list }));
  }
  return { routes: found.routes.slice(0, MAX_ROUTES), mounts: found.mounts.slice(0, MAX_ROUTES) };
}

interface Route {
  readonly described: DescribedCall;
  readonly target: SyntaxNode;
  readonly path: string;
  readonly list: string;
}

/** `path('users/', views.list_users)` inside `urlpatterns` */
function routeOf(context: SurfaceContext, { described, target, path, list }: Route): RawEntry[] {
  const { call, callee } = described;
  const view = context.callAt(target);
  const isClass = view !== undefined && lastName(view) === 'as_view';
  const object = isClass ? view.call.callee.childForFieldName('object') : null;
  const name = dottedName(object ?? target);
  if (name === '') return [];
  const range = context.range(call.node);
  const handler = { ...range, text: shorten(cut(target, 400), 80), name };
  const shown = `${callee === 'path' ? '/' : ''}${shorten(path, MAX_PATH)}`;
  const written = path === '' ? {} : { written: shorten(path, MAX_PATH) };
  return [{ kind: 'route', name: shown, ...range, handler, group: list, ...written }];
}

/** What is included: a list of the file, or the `urlpatterns` of a module named by a string. */
function mountOf(context: SurfaceContext, include: DescribedCall): Pick<RawMount, 'of' | 'module'> | undefined {
  const [what] = context.argumentNodes(include.call.node);
  const first = what?.type === 'tuple' ? what.firstNamedChild : what;
  const module = context.literal(first);
  if (module !== undefined) return { module };
  // A list, or the routes of a router: `include(router.urls)`.
  return first?.type === 'identifier' || first?.type === 'attribute' ? { of: first.text } : undefined;
}

/** Name of the variable whose list a call stands in; `urlpatterns` where it has none. */
function listAround(node: SyntaxNode): string {
  let at = node.parent;
  for (let level = 0; level < MAX_LEVELS && at !== null; level++, at = at.parent) {
    if (at.type !== 'assignment' && at.type !== 'augmented_assignment') continue;
    const left = at.childForFieldName('left');
    return left?.type === 'identifier' ? left.text : 'urlpatterns';
  }
  return 'urlpatterns';
}
