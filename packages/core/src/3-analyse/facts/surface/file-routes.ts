import type { RepoSurvey } from '#survey';
import type { RepoPath } from '#vocabulary';
import type { EntryFact, SymbolFact } from '../../analysis.ts';
import type { ReadFile } from '../../read-files.ts';

const VERBS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** How a framework turns file names into routes. */
interface FileRouter {
  /** Packages of which one must be a dependency. */
  readonly packages: readonly string[];
  /** The file's place below the package, with the route's part as first group. */
  readonly file: RegExp;
  /** Method for a name that the file exports; `undefined` when it answers nothing. */
  readonly verb: (exported: string) => string | undefined;
  readonly segments: (part: string) => string[];
}

const nested = (part: string): string[] =>
  part.split('/').flatMap((segment) => (segment === '' || /^\(.*\)$|^@/.test(segment) ? [] : [bracketed(segment)]));

/** `[id]` becomes `:id`, `[...rest]` becomes `*rest`. */
function bracketed(segment: string): string {
  return segment.replace(/\[\[?\.\.\.([\w-]+)\]\]?/g, '*$1').replace(/\[\[?([\w-]+)(=[\w-]+)?\]\]?/g, ':$1');
}

const ROUTERS: readonly FileRouter[] = [
  {
    packages: ['next'],
    file: /^(?:src\/)?app\/(.*\/)?route\.[jt]sx?$/,
    verb: (name) => (VERBS.has(name) ? name : undefined),
    segments: nested,
  },
  {
    packages: ['next'],
    file: /^(?:src\/)?app\/(.*\/)?page\.[jt]sx?$/,
    verb: (name) => (name === 'default' ? 'GET' : undefined),
    segments: nested,
  },
  {
    packages: ['next'],
    file: /^(?:src\/)?pages\/(api\/.*)\.[jt]sx?$/,
    verb: (name) => (name === 'default' ? 'ANY' : undefined),
    segments: (part) => nested(part.replace(/(^|\/)index$/, '')),
  },
  {
    packages: ['@sveltejs/kit'],
    file: /^src\/routes\/(.*\/)?\+server\.[jt]s$/,
    verb: (name) => (VERBS.has(name) ? name : name === 'fallback' ? 'ANY' : undefined),
    segments: nested,
  },
  {
    packages: ['@sveltejs/kit'],
    file: /^src\/routes\/(.*\/)?\+page(?:\.server)?\.[jt]s$/,
    verb: (name) => (name === 'load' ? 'GET' : name === 'actions' ? 'POST' : undefined),
    segments: nested,
  },
  {
    packages: ['@remix-run/node', '@remix-run/react', '@remix-run/server-runtime', '@react-router/dev'],
    file: /^app\/routes\/(.*)\.[jt]sx?$/,
    verb: (name) => (name === 'loader' ? 'GET' : name === 'action' ? 'POST' : undefined),
    segments: (part) =>
      part
        .replace(/\/(route|index)$/, '')
        .split(/[./]/)
        // A plus at the end of a folder only says that routes lie in it.
        .map((segment) => segment.replace(/\+$/, ''))
        .flatMap((segment) => (segment.startsWith('_') || segment === '' ? [] : [segment.replace(/^\$(.*)$/, ':$1')])),
  },
];

/** Routes of frameworks that take them from the places of files; only where the package depends on the framework. */
export function fileRoutes(
  survey: RepoSurvey,
  files: ReadonlyMap<RepoPath, ReadFile>,
  symbols: ReadonlyMap<string, SymbolFact>,
): EntryFact[] {
  const found: EntryFact[] = [];
  for (const { ecosystem, root, dependencies } of survey.packages) {
    if (ecosystem !== 'npm') continue;
    const names = new Set(dependencies.map(({ name }) => name));
    const routers = ROUTERS.filter(({ packages }) => packages.some((name) => names.has(name)));
    if (routers.length === 0) continue;
    const prefix = root === '' ? '' : `${root}/`;
    for (const [path, file] of files) {
      if (file.role !== 'code' || !path.startsWith(prefix)) continue;
      for (const router of routers) found.push(...routesOf(router, file, path.slice(prefix.length), symbols));
    }
  }
  const seen = new Set<string>();
  return found.filter(({ path, name }) => !seen.has(`${path} ${name}`) && seen.add(`${path} ${name}`));
}

function routesOf(
  router: FileRouter,
  { path, parsed }: ReadFile,
  local: string,
  symbols: ReadonlyMap<string, SymbolFact>,
): EntryFact[] {
  const match = router.file.exec(local);
  if (match === null || parsed === undefined) return [];
  const place = `/${router.segments(match[1] ?? '').join('/')}`;
  const outside = new Map(parsed.exportNames.map(([exported, declared]) => [declared, exported]));
  return parsed.symbols.flatMap(({ id, name, parent, isExported, nameLine, signatureEndLine }): EntryFact[] => {
    const verb =
      parent === undefined && isExported ? (router.verb(outside.get(name) ?? name) ?? router.verb(name)) : undefined;
    if (verb === undefined || !symbols.has(id)) return [];
    const lines = { startLine: nameLine, endLine: Math.max(nameLine, signatureEndLine) };
    return [{ path, kind: 'route', name: `${verb} ${place}`, ...lines, handler: id }];
  });
}
