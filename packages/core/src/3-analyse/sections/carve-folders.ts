import { type FolderNode, filesWithout, partsBelow } from './folder-tree.ts';

/** A folder, or a package, without the folders that became parts of their own. */
export interface FolderPart {
  readonly folder: string;
  readonly packageRoot: string;
  readonly files: readonly number[];
  /** Whether these are files beside the product that make no part together. */
  readonly isRest: boolean;
}

/** When a package or folder is cut, and how far. */
export interface CarveOptions {
  /** A package with at most so many files is one part. */
  readonly packageFiles: number;
  /** A folder of a package with at most so many files is one part. */
  readonly folderFiles: number;
  /** Most parts in all. */
  readonly maxParts: number;
  /** Whether files outside all packages stand beside several packages. */
  readonly isWorkspace: boolean;
  /** Least files of a folder taken out of a package. */
  readonly minFiles: number;
  /** Whether outer folders become parts before inner ones, however large these are. */
  readonly outerFirst: boolean;
}

/** Fewer files are no part: they stay with the folder above. */
const MIN_FILES = 3;

/** With such a share of all files a folder is the whole package, whatever lies beside it. */
const WHOLE = 0.8;

interface Part {
  readonly node: FolderNode;
  readonly packageRoot: string;
  readonly taken: Set<FolderNode>;
  /** Files above which folders are taken out of it. */
  readonly limit: number;
  /** Where files go that are too few to stay alone. */
  readonly above: Part | undefined;
  readonly isRest: boolean;
  isCut: boolean;
  size: number;
}

/**
 * Parts along folders: every package is one; from those that are too large the largest folder is taken out first, then its
 * sisters, so that a part is always one folder and a folder never lies in two parts. Deterministic.
 */
export function carveFolders(packages: readonly FolderNode[], options: CarveOptions): FolderPart[] {
  const parts = packages.flatMap((node) => startOf(node, options));

  while (parts.length < options.maxParts) {
    const next = largestCut(parts, options);
    if (next === undefined) break;
    const { part, node } = next;
    part.taken.add(node);
    part.isCut = true;
    part.size -= node.total;
    parts.push(newPart(node, { ...part, limit: options.folderFiles, above: part, isRest: false }));
  }
  return collectParts(parts, Math.min(MIN_FILES, options.minFiles));
}

function newPart(node: FolderNode, of: Pick<Part, 'packageRoot' | 'limit' | 'above' | 'isRest'>): Part {
  const { packageRoot, limit, above, isRest } = of;
  return { node, packageRoot, limit, above, isRest, taken: new Set(), isCut: false, size: node.total };
}

/** A package is the folder that holds nearly all of it; much beside that folder, outside of packages, is a rest. */
function startOf(root: FolderNode, { packageFiles, isWorkspace }: CarveOptions): Part[] {
  const packageRoot = root.folder;
  const base = { packageRoot, above: undefined, isRest: false };
  if (isWorkspace && packageRoot === '') return [newPart(root, { ...base, limit: 0, isRest: true })];
  let top = root;
  for (let main = mainFolder(top); main !== undefined; main = mainFolder(top)) top = main;
  const body = newPart(top, { ...base, limit: packageFiles });
  if (root.total === top.total) return [body];
  const isRest = packageRoot === '' && root.total - top.total >= MIN_FILES;
  const above = isRest ? undefined : body;
  const beside = newPart(root, { packageRoot, limit: isRest ? 0 : Number.POSITIVE_INFINITY, above, isRest });
  beside.taken.add(top);
  beside.size -= top.total;
  return [body, beside];
}

/** The folder that holds nearly everything; on the way down to it there may be no files of the package itself. */
function mainFolder(node: FolderNode): FolderNode | undefined {
  const main = partsBelow(node).find((child) => child.total >= MIN_FILES && child.total >= node.total * WHOLE);
  if (main === undefined) return undefined;
  for (let at: FolderNode | undefined = node; at !== undefined && at !== main; ) {
    if (at !== node && at.own.length > 0) return undefined;
    at = at.children.find(({ folder }) => main.folder === folder || main.folder.startsWith(`${folder}/`));
  }
  return main;
}

/** The largest folder of a part above its limit; when none is left, the largest sister of a folder already taken out. */
function largestCut(
  parts: readonly Part[],
  { minFiles: minTaken, outerFirst }: Pick<CarveOptions, 'minFiles' | 'outerFirst'>,
): { part: Part; node: FolderNode } | undefined {
  const depthOf = ({ node }: Part) => (outerFirst && node.folder !== '' ? node.folder.split('/').length : 0);
  const open = parts
    .filter(({ isCut, size, limit }) => isCut || size > limit)
    .flatMap((part) =>
      partsBelow(part.node)
        .filter((node) => !isTaken(node, part) && node.total >= (part.isRest ? MIN_FILES : minTaken))
        .map((node) => ({ part, node, isDue: part.size > part.limit })),
    );
  return open.sort(
    (left, right) =>
      Number(right.isDue) - Number(left.isDue) ||
      depthOf(left.part) - depthOf(right.part) ||
      (left.isDue && right.isDue ? right.part.size - left.part.size : 0) ||
      right.node.total - left.node.total ||
      (left.node.folder < right.node.folder ? -1 : 1),
  )[0];
}

function isTaken(node: FolderNode, { taken }: Part): boolean {
  return [...taken].some(({ folder }) => node.folder === folder || node.folder.startsWith(`${folder}/`));
}

/** Files of a folder whose sub-folders all became parts join the part above when they are too few for one. */
function collectParts(parts: readonly Part[], minFiles: number): FolderPart[] {
  const files = new Map(parts.map((part) => [part, filesWithout(part.node, part.taken)]));
  for (const part of parts.toReversed()) {
    const own = files.get(part) ?? [];
    const { above } = part;
    const joins = above?.packageRoot === part.packageRoot && above.node.folder.length > part.node.folder.length;
    if (above === undefined || above.isRest || (!joins && (own.length >= minFiles || !part.isCut))) continue;
    files.set(
      above,
      [...(files.get(above) ?? []), ...own].sort((left, right) => left - right),
    );
    files.set(part, []);
  }
  return parts.flatMap((part): FolderPart[] => {
    const own = files.get(part) ?? [];
    const { packageRoot, isRest, node } = part;
    return own.length === 0 ? [] : [{ folder: node.folder, packageRoot, files: own, isRest }];
  });
}
