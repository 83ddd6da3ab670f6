import type { Checkout } from '../checkout.ts';
import { definedByBuild, environmentReads } from '../environment-reads.ts';
import { declaredNames, mostUsedNames, productFiles } from '../product-code.ts';
import type { ReadPage } from '../read-wiki.ts';
import { percent, type Row } from '../row.ts';

/** Manifests and CI files beyond these are not asked for. @source wiki.md §2 */
const MAX_MANIFESTS = 40;
const FOLDER_FILES = 3;
const HUBS = { few: 50, many: 200 } as const;

const MANIFEST =
  /(?:^|\/)(?:package\.json|deno\.jsonc?|pyproject\.toml|setup\.(?:py|cfg)|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Gemfile|composer\.json|CMakeLists\.txt|Makefile|[Jj]ustfile|Taskfile\.ya?ml|Dockerfile|(?:docker-)?compose\.ya?ml|[^/]+\.(?:csproj|gemspec)|mix\.exs|pubspec\.yaml|Package\.swift)$/;
const CI =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.circleci\/config\.yml|azure-pipelines\.yml|Jenkinsfile|\.travis\.yml|\.ci\/[^/]+)$/;
const BESIDE =
  /(?:^|\/)_?(?:tests?|__tests__|e2e|fixtures?|testdata|examples?|samples?|vendor|node_modules|templates?)\//;

/** What a reader may expect to find somewhere in the wiki, and whether it is there. */
export function coverageRows(pages: readonly ReadPage[], checkout: Checkout): Row[] {
  const named = new NamedInWiki(pages);
  const files = productFiles(checkout);
  const hubs = mostUsedNames(files);
  const types = [
    ...new Set(
      declaredNames(files)
        .filter(({ isType, isPublic }) => isType && isPublic)
        .map(({ name }) => name),
    ),
  ];
  const folders = sourceFolders(files.keys());
  const lastParts = folders.map((folder) => folder.split('/').at(-1) ?? '');
  const variables = environmentVariables(files, checkout.texts);
  const hasWord = (name: string): boolean => named.hasWord(name);
  const wanted = (id: string, name: string, things: readonly string[], has: (thing: string) => boolean): Row => {
    const missing = things.filter((thing) => !has(thing));
    return {
      id,
      name,
      value: percent(things.length - missing.length, things.length),
      count: things.length,
      bar: 'least',
      examples: missing.map((thing) => ({ where: 'not named', text: thing })),
    };
  };
  const hubNames = (count: number): string[] => hubs.slice(0, count).map(({ name }) => name);
  return [
    wanted('wikiHubs50', `the ${HUBS.few} most used names, named, %`, hubNames(HUBS.few), hasWord),
    wanted('wikiHubs200', `the ${HUBS.many} most used names, named, %`, hubNames(HUBS.many), hasWord),
    wanted('wikiPublicTypes', 'public types named, %', types, hasWord),
    wanted('wikiFolders', `source folders with ${FOLDER_FILES} files or more named, %`, folders, (folder) => {
      const last = folder.split('/').at(-1) ?? '';
      const isAlone = lastParts.filter((other) => other === last).length === 1;
      return named.hasPath(folder) || (isAlone && named.hasLabel(last));
    }),
    wanted('wikiManifests', 'manifests and CI files named, %', manifests(checkout), (path) => named.hasPath(path)),
    wanted('wikiEnvironment', 'environment variables read and named, %', variables, hasWord),
  ];
}

function sourceFolders(paths: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= FOLDER_FILES).map(([folder]) => folder);
}

function manifests({ paths }: Checkout): string[] {
  const depth = (path: string): number => path.split('/').length;
  return paths
    .filter((path) => CI.test(path) || (MANIFEST.test(path) && !BESIDE.test(path)))
    .sort((left, right) => depth(left) - depth(right) || (left < right ? -1 : 1))
    .slice(0, MAX_MANIFESTS);
}

function environmentVariables(
  files: ReadonlyMap<string, readonly string[]>,
  texts: ReadonlyMap<string, string>,
): string[] {
  const names = new Set<string>();
  for (const [path, lines] of files) for (const name of environmentReads(path, lines.join('\n'))) names.add(name);
  const built = new Set([...texts].flatMap(([path, text]) => [...definedByBuild(path, text)]));
  return [...names].filter((name) => !built.has(name)).sort();
}

/** What the pages name in text, tables and labels; excerpts of code name nothing. */
class NamedInWiki {
  readonly #words = new Set<string>();
  readonly #paths = new Set<string>();
  readonly #labels = new Set<string>();

  constructor(pages: readonly ReadPage[]) {
    for (const { page, blocks } of pages) {
      this.#label(page.title);
      for (const { spans } of blocks) {
        for (const { kind, text } of spans) {
          for (const [word] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) this.#words.add(word);
          for (const [path] of text.matchAll(/[\w.@+[\]()-]+(?:\/[\w.@+[\]()-]+)*/g)) this.#paths.add(path);
          if (kind === 'code' || kind === 'link' || kind === 'strong') this.#label(text);
        }
      }
      for (const source of page.html.matchAll(/<li><code translate="no">([^<]+)<\/code>/g)) {
        this.#paths.add((source[1] ?? '').replace(/:\d+(?:-\d+)?$/, ''));
      }
      for (const { nodes } of page.diagrams) {
        for (const { path, label } of nodes) {
          if (path !== undefined) this.#paths.add(path);
          this.#label(label);
        }
      }
    }
  }

  #label(text: string): void {
    const label = text.trim().replace(/\/$/, '');
    this.#labels.add(label);
    // A file's path is no name of its folder; `core/file` and `click.core` are.
    if (!/\/.*\.\w{1,5}$/.test(label)) this.#labels.add(label.split(/[/.]/).at(-1) ?? '');
  }

  hasWord(name: string): boolean {
    return this.#words.has(name);
  }

  hasPath(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Titles, links, and code spans whose whole text or last part is this word. */
  hasLabel(name: string): boolean {
    return this.#labels.has(name);
  }
}
