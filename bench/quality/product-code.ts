// A first look at a repository that shares nothing with the product's own: which files are product code, what they
// declare at their outermost level, who uses it. Coarse on purpose; it only has to find what is used most.
import type { Checkout } from './checkout.ts';

/** How declarations of a language are found line by line. */
interface LanguageLook {
  readonly extensions: readonly string[];
  /** Group 1 is the name. Matched against a whole line. */
  readonly declares: readonly RegExp[];
  readonly types: RegExp;
  readonly isPublic: (line: string, name: string, path: string) => boolean;
  /** Names are reached by writing them in an import; otherwise any mention is a use. */
  readonly importsNames: boolean;
  /** A name of another folder is written behind its package, as in Go. */
  readonly reachesBy?: 'package';
}

const capital = (_line: string, name: string): boolean => /^[A-Z]/.test(name);
const says = (pattern: RegExp) => (line: string) => pattern.test(line);

const LOOKS: readonly LanguageLook[] = [
  {
    extensions: ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'],
    declares: [
      /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:class|interface|enum|type|function\*?|const|let|var)\s+([A-Za-z_$][\w$]*)/,
    ],
    types: /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:class|interface|enum|type)\s/,
    isPublic: says(/^export\s/),
    importsNames: true,
  },
  {
    extensions: ['py'],
    declares: [/^(?:async\s+)?(?:def|class)\s+([A-Za-z_]\w*)/, /^([A-Z][A-Z0-9_]{2,})\s*(?::[^=]+)?=[^=]/],
    types: /^class\s/,
    isPublic: (_line, name, path) => !name.startsWith('_') && !/(?:^|\/)_[^_/]/.test(path),
    importsNames: true,
  },
  {
    extensions: ['go'],
    declares: [/^(?:func|type|var|const)\s+([A-Za-z_]\w*)/],
    types: /^type\s/,
    isPublic: (_line, name, path) => /^[A-Z]/.test(name) && !/(?:^|\/)internal\//.test(path),
    importsNames: false,
    reachesBy: 'package',
  },
  {
    extensions: ['rs'],
    declares: [
      /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:async\s+|unsafe\s+)*(?:fn|struct|enum|trait|type|const|static)\s+([A-Za-z_]\w*)/,
    ],
    types: /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:struct|enum|trait|type)\s/,
    isPublic: says(/^\s*pub\s/),
    importsNames: false,
  },
  {
    extensions: ['java', 'kt', 'cs', 'scala', 'swift'],
    declares: [
      /^\s*(?:(?:public|internal|final|abstract|static|sealed|partial|open|data)\s+)*(?:class|interface|enum|record|struct|object|protocol|trait)\s+([A-Z]\w*)/,
    ],
    types: /./,
    isPublic: (line, name) => /\bpublic\b/.test(line) && capital(line, name),
    importsNames: false,
  },
  {
    extensions: ['rb', 'php'],
    declares: [/^\s*(?:abstract\s+|final\s+)?(?:class|module|interface|trait)\s+([A-Z]\w*)/],
    types: /./,
    isPublic: capital,
    importsNames: false,
  },
];

/** Beside the product: tests, examples, documents, other people's and generated code. */
const BESIDE =
  /(?:^|\/)_?(?:tests?|__tests__|testing|spec|specs|e2e|fixtures?|testdata|test-kit|examples?|samples?|demos?|docs?|website|benchmarks?|bench|scripts?|vendor|third[_-]?party|node_modules|dist|build|out|generated|\.[^/]+)\/|(?:[._-](?:test|spec|stories|generated|gen|min|pb|d)\.\w+$)|(?:^|\/)(?:test_[^/]*|conftest|[^/]*_test)\.\w+$|\.config\.\w+$/i;

/** Files above this length are data or generated. */
const MAX_LINES = 20_000;

/** A name declared at the outermost level of product code. */
export interface DeclaredName {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly isType: boolean;
  readonly isPublic: boolean;
}

/** Product code by path with its lines. */
export function productFiles(checkout: Checkout): Map<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const path of checkout.paths) {
    const lines = lookFor(path) === undefined || BESIDE.test(path) ? undefined : checkout.linesOf(path);
    if (lines === undefined || lines.length > MAX_LINES) continue;
    if (/^\s*(?:\/\/|#|\/\*).*(?:@generated|code generated|do not edit)/i.test(lines.slice(0, 5).join(' '))) continue;
    files.set(path, lines);
  }
  return files;
}

function lookFor(path: string): LanguageLook | undefined {
  const extension = path.split('.').at(-1) ?? '';
  return LOOKS.find(({ extensions }) => extensions.includes(extension));
}

/** What the files declare at their outermost level. */
export function declaredNames(files: ReadonlyMap<string, readonly string[]>): DeclaredName[] {
  const found: DeclaredName[] = [];
  for (const [path, lines] of files) {
    const look = lookFor(path);
    if (look === undefined) continue;
    for (const [index, line] of lines.entries()) {
      if (line.length > 400) continue;
      const name = look.declares.map((pattern) => pattern.exec(line)?.[1]).find((match) => match !== undefined);
      if (name === undefined || name.length < 3) continue;
      const isPublic = look.isPublic(line, name, path);
      found.push({ name, path, line: index + 1, isType: look.types.test(line), isPublic });
    }
  }
  return found;
}

/** A name with the number of other product files that use it. */
export interface UsedName {
  readonly name: string;
  readonly files: number;
}

/**
 * The names that most other files of the product use, most used first, then by the number of mentions. A file uses a
 * name when an import of it writes the name, or, where imports write no names, when it mentions it. Names that several
 * files declare are left out: a count could not tell them apart.
 */
export function mostUsedNames(files: ReadonlyMap<string, readonly string[]>): UsedName[] {
  const homes = new Map<string, Set<string>>();
  for (const { name, path } of declaredNames(files)) homes.set(name, (homes.get(name) ?? new Set()).add(path));
  const users = new Map<string, Set<string>>();
  const mentions = new Map<string, number>();
  for (const [path, lines] of files) {
    const words = lines.join('\n').match(/[A-Za-z_$][\w$]*/g) ?? [];
    for (const word of words) if (homes.has(word)) mentions.set(word, (mentions.get(word) ?? 0) + 1);
    const look = lookFor(path);
    const used = look?.importsNames ? importedWords(lines) : new Set(words);
    const reached = look?.reachesBy === 'package' ? selectedWords(lines) : undefined;
    for (const word of used) {
      const declaring = homes.get(word);
      if (declaring === undefined || declaring.has(path)) continue;
      // Within a package any mention is a use; from another one the package has to be written before the name.
      if (reached && ![...declaring].some((home) => folderOf(home) === folderOf(path)) && !reached.has(word)) continue;
      users.set(word, (users.get(word) ?? new Set()).add(path));
    }
  }
  return [...homes]
    .filter(([name, paths]) => paths.size === 1 && (users.get(name)?.size ?? 0) > 0)
    .map(([name]) => ({ name, files: users.get(name)?.size ?? 0 }))
    .sort(
      (left, right) =>
        right.files - left.files ||
        (mentions.get(right.name) ?? 0) - (mentions.get(left.name) ?? 0) ||
        (left.name < right.name ? -1 : 1),
    );
}

/** `Name` of every `package.Name`. */
function selectedWords(lines: readonly string[]): Set<string> {
  return new Set([...lines.join('\n').matchAll(/\b[a-z]\w*\.([A-Z]\w*)/g)].map(([, name = '']) => name));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Words of import statements, over several lines where brackets are open. */
function importedWords(lines: readonly string[]): Set<string> {
  const words = new Set<string>();
  let isOpen = false;
  for (const line of lines) {
    const starts = /^\s*(?:import\b|from\s+[\w.]+\s+import\b|export\s+(?:type\s+)?[{*])|\brequire\(/.test(line);
    if (!starts && !isOpen) continue;
    for (const [word] of line.matchAll(/[A-Za-z_$][\w$]*/g)) words.add(word);
    if (starts) isOpen = /[({]\s*$|[({][^)}]*$/.test(line);
    else if (/[)}]/.test(line)) isOpen = false;
  }
  return words;
}
