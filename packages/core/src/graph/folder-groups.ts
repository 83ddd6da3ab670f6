/** Files that lie together: everything below a folder, or only the files directly in it. */
export interface FolderGroup {
  /** Folder of the group, `''` at the root. */
  readonly folder: string;
  readonly files: readonly number[];
}

interface FolderNode {
  readonly folder: string;
  readonly own: number[];
  readonly children: Map<string, FolderNode>;
  total: number;
}

/** Sizes that decide where the folder tree is cut. */
export interface CutSizes {
  /** A folder with at most so many files below it stays whole. */
  readonly maxFiles: number;
  /** Sub-folders with fewer files are not worth a group of their own and join the files of the folder above. */
  readonly minFiles: number;
  /** More files than this directly in one folder are split into single files, to be merged again by their imports. */
  readonly maxFlat: number;
}

/** Cuts the folder tree of `paths` (indices into the list) into groups of bounded size, in path order. */
export function cutFolders(paths: readonly string[], sizes: CutSizes): FolderGroup[] {
  const root = buildTree(paths);
  const groups: FolderGroup[] = [];
  const open: FolderNode[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node === undefined) break;
    if (node.total <= sizes.maxFiles) {
      groups.push({ folder: deepestCommon(node), files: filesBelow(node) });
      continue;
    }
    const rest = [...node.own];
    for (const child of node.children.values()) {
      if (child.total < sizes.minFiles) rest.push(...filesBelow(child));
      else open.push(child);
    }
    groups.push(...splitFlat(node.folder, rest, sizes));
  }
  return groups.sort((left, right) => (left.folder < right.folder ? -1 : left.folder > right.folder ? 1 : 0));
}

/** Largest flat folder that is split into single files, so that merging them stays cheap. */
const MAX_FLAT = 400;

/** Files of a flat folder: one group, or when there are too many for one, a group each, to be merged by their imports. */
function splitFlat(folder: string, files: readonly number[], sizes: CutSizes): FolderGroup[] {
  const sorted = [...files].sort((left, right) => left - right);
  if (sorted.length === 0) return [];
  if (sorted.length <= sizes.maxFlat || sorted.length > MAX_FLAT) return [{ folder, files: sorted }];
  return sorted.map((file) => ({ folder, files: [file] }));
}

function buildTree(paths: readonly string[]): FolderNode {
  const root: FolderNode = { folder: '', own: [], children: new Map(), total: 0 };
  paths.forEach((path, index) => {
    let node = root;
    node.total++;
    for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) {
      const folder = path.slice(0, cut);
      let child = node.children.get(folder);
      if (child === undefined) {
        child = { folder, own: [], children: new Map(), total: 0 };
        node.children.set(folder, child);
      }
      child.total++;
      node = child;
    }
    node.own.push(index);
  });
  return root;
}

/** The deepest folder that still holds everything below `top`. */
function deepestCommon(top: FolderNode): string {
  let node = top;
  while (node.own.length === 0 && node.children.size === 1) {
    const [only] = node.children.values();
    if (only === undefined) break;
    node = only;
  }
  return node.folder;
}

function filesBelow(top: FolderNode): number[] {
  const files: number[] = [];
  const open = [top];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    files.push(...node.own);
    open.push(...node.children.values());
  }
  return files.sort((left, right) => left - right);
}
