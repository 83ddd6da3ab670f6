import type { Checkout } from '../checkout.ts';
import type { ReadPage } from '../read-wiki.ts';
import { type Example, percent, type Row } from '../row.ts';

const IDENTIFIER = /[\p{L}_$][\p{L}\p{N}_$]*/gu;
/** Words that nobody writes but as a name: an inner capital after a small letter, or an inner underscore. */
const CODE_LIKE = /^(?:[a-z]+[a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+|\w*[A-Za-z0-9]_[A-Za-z0-9]\w*|(?:[A-Z][a-z0-9]+){2,})$/;
/** Proper names that look like code and that our own texts use. */
const PROPER = new Set([
  'OrionWiki',
  'GitHub',
  'GitLab',
  'TypeScript',
  'JavaScript',
  'CoffeeScript',
  'PowerShell',
  'GraphQL',
  'iOS',
  'macOS',
]);
const PATH = /^(?:\.{1,2}\/)?[\w.@+~()[\]-]+(?:\/[\w.@+~()[\]-]+)*\/?$/;
const FILE_NAME = /^[\w.@+-]*[\w-]\.(?:[a-z]{1,5}|[cm]?[jt]sx?|toml|lock|mdx?|yaml|yml|json[c5]?)$/;

/** Whether what the text names is in the repository: words of code, and paths. */
export function nameRows(pages: readonly ReadPage[], checkout: Checkout): Row[] {
  const repository = new RepositoryNames(checkout);
  const names = { all: 0, bad: [] as Example[] };
  const paths = { all: 0, bad: [] as Example[] };
  for (const { page, statements } of pages) {
    const seen = new Set<string>();
    for (const { spans, text } of statements) {
      for (const span of spans) {
        if (seen.has(`${span.kind} ${span.text}`)) continue;
        seen.add(`${span.kind} ${span.text}`);
        const path = span.kind === 'code' ? pathIn(span.text, repository) : undefined;
        if (path !== undefined) {
          paths.all += 1;
          if (!repository.hasPath(path)) paths.bad.push({ where: page.id, text: `${path} in: ${text.slice(0, 140)}` });
          continue;
        }
        for (const name of namesIn(span.kind, span.text)) {
          names.all += 1;
          if (!repository.hasName(name)) names.bad.push({ where: page.id, text: `${name} in: ${text.slice(0, 140)}` });
        }
      }
    }
  }
  return [
    {
      id: 'wikiNamesExist',
      name: 'code-like names that exist, %',
      value: percent(names.all - names.bad.length, names.all),
      count: names.all,
      bar: 'least',
      examples: names.bad,
    },
    {
      id: 'wikiPathsExist',
      name: 'path-like spans that exist, %',
      value: percent(paths.all - paths.bad.length, paths.all),
      count: paths.all,
      bar: 'least',
      examples: paths.bad,
    },
  ];
}

/** The names a span shows: every identifier of a code span in one piece, else only what can be nothing but a name. */
function namesIn(kind: string, text: string): string[] {
  if (kind === 'quoted' || kind === 'cite' || kind === 'link') return [];
  const words = text.match(IDENTIFIER) ?? [];
  if (kind === 'code' && !/\s/.test(text.trim())) return words.filter((word) => word.length > 1);
  return words.filter((word) => CODE_LIKE.test(word) && !PROPER.has(word));
}

/** The path that a code span shows, without line numbers; `undefined` when it shows something else. */
function pathIn(code: string, repository: RepositoryNames): string | undefined {
  const path = code.trim().replace(/:\d+(?:[-–]\d+)?$/, '');
  if (!PATH.test(path)) return undefined;
  const isNested = path.replace(/\/$/, '').includes('/') || path.endsWith('/');
  const isFile = FILE_NAME.test(path.split('/').at(-1) ?? '') && repository.knowsExtension(path);
  if (!isNested) return isFile ? path : undefined;
  return repository.isRoot(path.replace(/^\.\//, '').split('/')[0] ?? '') || (isFile && !path.startsWith('.'))
    ? path
    : undefined;
}

/** Everything in the repository that a text can name. */
class RepositoryNames {
  readonly #words = new Set<string>();
  readonly #paths: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  readonly #roots = new Set<string>();
  readonly #baseNames = new Set<string>();
  readonly #extensions = new Set<string>();
  readonly #texts: ReadonlyMap<string, string>;

  constructor({ paths, folders, texts }: Checkout) {
    this.#paths = new Set(paths);
    this.#folders = folders;
    this.#texts = texts;
    for (const path of paths) {
      const parts = path.split('/');
      const base = parts.at(-1) ?? '';
      this.#roots.add(parts[0] ?? '');
      this.#baseNames.add(base);
      if (base.includes('.')) this.#extensions.add(base.split('.').at(-1) ?? '');
      for (const word of path.match(IDENTIFIER) ?? []) this.#words.add(word);
    }
    for (const text of texts.values()) {
      for (const [word] of text.matchAll(IDENTIFIER)) this.#words.add(word);
    }
  }

  hasName(name: string): boolean {
    return this.#words.has(name);
  }

  isRoot(name: string): boolean {
    return this.#roots.has(name);
  }

  /** `console.log` and `text.txt` are told apart by whether the repository has files that end so. */
  knowsExtension(name: string): boolean {
    return this.#extensions.has(name.split('.').at(-1) ?? '');
  }

  /** A file, a folder, or else a name outside of the tree that some text writes (what a script will generate). */
  hasPath(path: string): boolean {
    const bare = path.replace(/^\.\//, '').replace(/\/$/, '');
    if (this.#paths.has(bare) || this.#folders.has(bare)) return true;
    if (bare.includes('/') && this.#roots.has(bare.split('/')[0] ?? '')) return false;
    if (this.#baseNames.has(bare)) return true;
    for (const text of this.#texts.values()) if (text.includes(bare)) return true;
    return false;
  }
}
