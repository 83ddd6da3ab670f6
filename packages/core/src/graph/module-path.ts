/** Extensions tried after a module path without one, in the order in which bundlers and TypeScript prefer sources. */
const SOURCE_EXTENSIONS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.svelte',
  '.vue',
  '.json',
  '.d.ts',
];

/** What a written output extension may stand for in the sources. */
const SWAPS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.d.ts', '.jsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts', '.ts', '.js', '.tsx', '.d.mts'],
  '.cjs': ['.cts', '.ts', '.js', '.tsx', '.d.cts'],
  '.ts': ['.tsx', '.d.ts', '.js', '.mts'],
  '.mts': ['.ts', '.mjs'],
  '.cts': ['.ts', '.cjs'],
};

/** Build folders whose content is made from `src`. @source the `exports` maps of the repositories in engine.md §2.2 */
const BUILD_FOLDERS = new Set('dist distribution build lib out output esm cjs es es6 module types _esm'.split(' '));

/** Folders that hold the sources of a package. */
const SOURCE_FOLDERS = ['src', 'source'];

/** The normalised path of `relative` seen from `folder` (`''` = root); `undefined` when it leaves the repository. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The file of `paths` that a module path means: as written, with another or a further extension, or as a folder's index. */
export function findModuleFile(path: string, paths: ReadonlySet<string>): string | undefined {
  if (path !== '' && paths.has(path)) return path;
  const dot = path.lastIndexOf('.');
  const extension = dot > path.lastIndexOf('/') ? path.slice(dot) : '';
  for (const swap of SWAPS[extension] ?? []) {
    const swapped = path.slice(0, dot) + swap;
    if (paths.has(swapped)) return swapped;
  }
  if (path !== '') {
    for (const added of SOURCE_EXTENSIONS) if (paths.has(path + added)) return path + added;
  }
  const index = path === '' ? 'index' : `${path}/index`;
  for (const added of SOURCE_EXTENSIONS) if (paths.has(index + added)) return index + added;
  return undefined;
}

/**
 * Where the source of a built file may be, best first: the path itself, then with its build folder replaced by `src` or
 * left out, then with nested format folders (`dist/esm/x.js`) left out as well. Nothing is looked up.
 */
export function sourceCandidates(packageRoot: string, written: string): string[] {
  const path = joinPath(packageRoot, written);
  if (path === undefined) return [];
  const prefix = packageRoot === '' ? '' : `${packageRoot}/`;
  const parts = path.slice(prefix.length).split('/');
  let depth = 0;
  while (depth < parts.length - 1 && BUILD_FOLDERS.has(parts[depth] ?? '')) depth++;
  const candidates = [path];
  for (let cut = 1; cut <= depth; cut++) {
    const rest = parts.slice(cut);
    for (const folder of SOURCE_FOLDERS) candidates.push(`${prefix}${folder}/${rest.join('/')}`);
    candidates.push(prefix + rest.join('/'));
  }
  return candidates;
}
