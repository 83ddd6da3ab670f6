import type { RepoSurvey } from '#survey';
import { fileNameOf, folderOf } from '#vocabulary';

/** Folders that tools fill. */
const OUTPUT =
  /(^|\/)(dist|build|out|output|lib|target|coverage|node_modules|bin|obj|tmp|temp|\.?cache|vendor|venv|\.venv|__pycache__|_build|_site|public|generated|gen|logs?|storybook-static|artifacts?|reports?|\.[a-z][\w-]*)(\/|$)/i;
/** Files of one name that are compared; where there are more, nothing is called missing. @source own bound */
const MAX_NAMESAKES = 1_000;
/** Most lines of a list of ignored files that are used. @source own bound */
const MAX_IGNORES = 500;

/** What exists in the repository's tree, and what cannot be known to be missing. */
export class PathIndex {
  readonly #paths = new Set<string>();
  /** Paths without their endings, by the file name that some document asks for. */
  readonly #namesakes = new Map<string, string[]>();
  readonly #links: readonly string[];
  readonly #roots = new Set<string>();
  readonly #ignored: ReadonlySet<string>;
  readonly #ignoredEndings: ReadonlySet<string>;

  /** `ignores` holds the lines of the repository's own lists of ignored files, `asked` the paths that are asked for. */
  constructor({ files }: RepoSurvey, ignores: readonly string[], asked: readonly string[]) {
    for (const path of asked) this.#namesakes.set(withoutEnding(fileNameOf(path)), []);
    for (const { path } of files) {
      this.#addPath(path);
      this.#roots.add(path.split('/', 1)[0] ?? '');
    }
    this.#links = files.filter(({ role }) => role === 'link').map(({ path }) => path);
    const parts = ignores
      .slice(0, MAX_IGNORES)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('!'))
      .flatMap((line) => line.split('/'));
    this.#ignored = new Set(parts.filter((part) => part !== '' && !/[*?[]/.test(part)));
    this.#ignoredEndings = new Set(parts.flatMap((part) => /^\*+(\.[\w.]+)$/.exec(part)?.[1] ?? []));
  }

  #addPath(path: string): void {
    for (let whole = path; whole !== '' && !this.#paths.has(whole); whole = folderOf(whole)) this.#paths.add(whole);
    const bare = withoutEnding(path);
    const namesakes = this.#namesakes.get(fileNameOf(bare));
    if (namesakes !== undefined && namesakes.length < MAX_NAMESAKES) namesakes.push(bare);
  }

  /** Whether a file's path ends so: a path is often given from some folder on, or with the ending it is built to. */
  #isTail(path: string): boolean {
    const bare = withoutEnding(path);
    const namesakes = this.#namesakes.get(fileNameOf(bare)) ?? [];
    if (namesakes.length >= MAX_NAMESAKES) return true;
    return namesakes.some((known) => known === bare || known.endsWith(`/${bare}`));
  }

  /** Whether the path, as written in `from`, leads to nothing that exists, is made by tools or may be elsewhere. */
  isMissing(written: string, from: string, how: 'link' | 'span'): boolean {
    const path = decode(written).replace(/^\.\//, '').replace(/\/$/, '');
    const near = resolve(folderOf(from), path);
    if (near === undefined || OUTPUT.test(near) || OUTPUT.test(path)) return false;
    for (let folder = folderOf(from); ; folder = folderOf(folder)) {
      const here = resolve(folder, path);
      if (here !== undefined && this.#isThere(here)) return false;
      if (folder === '') break;
    }
    const bare = path.replace(/^(\.\.\/)+/, '');
    if (this.#isTail(bare) || this.#isIgnored(near)) return false;
    // A sub-repository's files are not in the tree; a path in running text may be another project's.
    const first = bare.split('/', 1)[0] ?? '';
    return (how === 'link' && !this.#paths.has('.gitmodules')) || this.#roots.has(first);
  }

  #isThere(path: string): boolean {
    return this.#paths.has(path) || this.#links.some((link) => path.startsWith(`${link}/`));
  }

  #isIgnored(path: string): boolean {
    if (path.split('/').some((part) => this.#ignored.has(part))) return true;
    const name = fileNameOf(path);
    for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) {
      if (this.#ignoredEndings.has(name.slice(at))) return true;
    }
    return false;
  }
}

/** The path without its ending, so that `queue.js` is found where `queue.ts` is. */
function withoutEnding(path: string): string {
  return path.replace(/\.[a-z0-9]{1,6}$/i, '').toLowerCase();
}

/** Where a relative path leads from a folder; `undefined` when it leaves the repository. */
function resolve(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
