import type { SymbolFact } from '#analysis';
import type { PackageFact } from '#survey';
import type { RepoPath } from '#vocabulary';
import { bestFirst } from '../compare.ts';
import { type FactIndex, findDeclaration } from '../fact-index.ts';
import type { Offer } from '../wiki-plan.ts';
import { isTopSymbol } from './symbol-kinds.ts';
import { wordsOfSymbol } from './symbol-story.ts';

/** Names that are told, and fewest that make an offer. @source own bounds */
const SHOWN = 8;
const FEWEST = 3;
/** Most exported names that are looked up. @source own bound */
const MAX_NAMES = 600;

/** What a program receives that imports the package: the names of its entry file, or of its folder in Go. */
export function offerOf(pack: PackageFact | undefined, index: FactIndex): Offer | undefined {
  if (pack === undefined || pack.isPrivate || isProgram(pack)) return undefined;
  if (pack.ecosystem === 'go' && isMain(pack, index)) return undefined;
  const found = pack.ecosystem === 'go' ? goNames(pack, index) : namesOfEntry(pack, index);
  if (found === undefined || found.symbols.length < FEWEST) return undefined;
  const ranked = bestFirst(
    found.symbols,
    (symbol) => scoreOf(symbol, index),
    (symbol) => symbol.id,
  );
  const shown = ranked.slice(0, SHOWN).map((symbol) => {
    const words = wordsOfSymbol(symbol);
    return words === undefined ? { symbol } : { symbol, words };
  });
  const kinds = ['class', 'function', 'type', 'value'] as const;
  const counts = kinds
    .map((kind) => ({ kind, count: found.symbols.filter((symbol) => kindOf(symbol) === kind).length }))
    .filter(({ count }) => count > 0);
  return { place: found.place, isFolder: found.isFolder === true, counts, shown };
}

/** A Python package with commands is run; what its modules hold is not given to programs by that. */
function isProgram({ ecosystem, entryPoints }: PackageFact): boolean {
  return ecosystem === 'python' && entryPoints.some(({ kind }) => kind === 'script' || kind === 'bin');
}

/** A Go package with a `main` function cannot be imported. */
function isMain({ root, path }: PackageFact, { analysis }: FactIndex): boolean {
  return [...analysis.files.values()].some(
    (file) =>
      file.path.endsWith('.go') &&
      folder(file.path) === (root === '' ? folder(path) : root) &&
      file.symbols.some(({ name, kind, parent }) => name === 'main' && kind === 'function' && parent === undefined),
  );
}

function scoreOf(symbol: SymbolFact, { importersOf, callersOf, shownIn }: FactIndex): number {
  const uses = (importersOf.get(symbol.id)?.length ?? 0) + (callersOf.get(symbol.id)?.length ?? 0);
  const isTelling = wordsOfSymbol(symbol) !== undefined;
  const shown = 10 * Math.log2(1 + (shownIn.get(symbol.id) ?? 0));
  return shown + (isTelling ? 20 : 0) + Math.min(uses, 15) + (kindOf(symbol) === 'value' ? -10 : 0);
}

function kindOf({ kind, path }: SymbolFact): Offer['counts'][number]['kind'] {
  // What Go calls a type is no class.
  if (kind === 'class' && path.endsWith('.go')) return 'type';
  if (kind === 'class' || kind === 'function') return kind;
  return kind === 'interface' || kind === 'type' || kind === 'enum' ? 'type' : 'value';
}

/** Exported declarations of the files right in the module's folder. */
function goNames({ root, path }: PackageFact, { analysis }: FactIndex): Names | undefined {
  const files = [...analysis.files.values()].filter(
    (file) => file.role === 'code' && file.path.endsWith('.go') && folder(file.path) === root,
  );
  const symbols = files.flatMap((file) => file.symbols.filter((symbol) => symbol.isExported && isTopSymbol(symbol)));
  if (symbols.some(({ name }) => name === 'main')) return undefined;
  return { place: path, isFolder: true, symbols };
}

interface Names {
  readonly place: string;
  readonly isFolder?: boolean;
  readonly symbols: readonly SymbolFact[];
}

/** What the entry file declares for others or passes on. */
function namesOfEntry(pack: PackageFact, index: FactIndex): Names | undefined {
  const entry = entryOf(pack, index);
  const file = entry === undefined ? undefined : index.analysis.files.get(entry);
  if (entry === undefined || file === undefined) return undefined;
  const own = file.symbols.filter((symbol) => symbol.isExported && isTopSymbol(symbol) && !symbol.name.startsWith('_'));
  // A file that works itself imports for its own use: only one that gathers names passes them on.
  const works = own.some(({ kind }) => kind === 'function' || kind === 'class');
  const passed = (works ? [] : file.imports)
    .filter(({ to }) => to !== undefined)
    .flatMap(({ names, to }) => names.map((name) => ({ name, to: to as RepoPath })))
    .filter(({ name }) => name !== '*' && name !== 'default' && !name.startsWith('_'))
    .slice(0, MAX_NAMES)
    .flatMap(({ name, to }) => findDeclaration(name, to, index) ?? []);
  const symbols = [...own, ...passed].filter(isTopSymbol);
  return { place: entry, symbols: [...new Map(symbols.map((symbol) => [symbol.id, symbol])).values()] };
}

/** In Python the package's `__init__.py`; else the file that importing the package's name leads to. */
function entryOf(pack: PackageFact, { analysis }: FactIndex): RepoPath | undefined {
  if (pack.ecosystem !== 'python') {
    const entries = pack.entryPoints.filter(({ kind, name }) => kind === 'main' || name === '.');
    return entries.find(({ target }) => target !== undefined)?.target;
  }
  const name = (pack.name?.value ?? '').toLowerCase().replaceAll(/[-.]/g, '_');
  const files = [...analysis.files.keys()].filter((path) => path.endsWith('__init__.py'));
  const inside = pack.root === '' ? '' : `${pack.root}/`;
  return files.find((path) => {
    const lower = path.toLowerCase();
    return lower === `${inside}src/${name}/__init__.py` || lower === `${inside}${name}/__init__.py`;
  });
}

function folder(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
