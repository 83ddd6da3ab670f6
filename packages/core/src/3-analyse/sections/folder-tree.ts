import { fileNameOf, folderOf } from '#vocabulary';

/** Folders between a package and its code that nobody speaks of. */
export const SILENT_FOLDERS: ReadonlySet<string> = new Set([
  'src',
  'source',
  'lib',
  'packages',
  'apps',
  'python',
  'Sources',
]);

/** Folders that only hold others: what lies in them is a part of its own, they are none. */
const HOLDERS: ReadonlySet<string> = new Set([...SILENT_FOLDERS, 'internal', 'pkg', 'modules', 'crates', 'cmd']);

/** A folder with the code files below it, given by their number. */
export interface FolderNode {
  readonly folder: string;
  /** Files directly in it. */
  readonly own: number[];
  readonly children: FolderNode[];
  /** Files in it and below it. */
  total: number;
}

/** The tree below `root` of those files; children in path order. */
export function buildFolderTree(root: string, files: readonly number[], paths: readonly string[]): FolderNode {
  const top: FolderNode = { folder: root, own: [], children: [], total: 0 };
  const nodes = new Map<string, FolderNode>([[root, top]]);
  for (const file of files) {
    const missing: string[] = [];
    let folder = folderOf(paths[file] ?? '');
    const home = folder;
    for (; !nodes.has(folder) && folder !== ''; folder = folderOf(folder)) missing.push(folder);
    let node = nodes.get(folder) ?? top;
    for (const name of missing.reverse()) {
      const child: FolderNode = { folder: name, own: [], children: [], total: 0 };
      node.children.push(child);
      nodes.set(name, child);
      node = child;
    }
    nodes.get(home)?.own.push(file);
  }
  countTotals([...nodes.values()]);
  return top;
}

/** Children are made after their parents, so the list backwards meets every child first. */
function countTotals(nodes: readonly FolderNode[]): void {
  for (const node of nodes.toReversed()) {
    node.total = node.own.length + node.children.reduce((sum, child) => sum + child.total, 0);
  }
}

/** The folders below that can be parts: those inside a mere holder count as if they stood beside it. */
export function partsBelow(node: FolderNode): FolderNode[] {
  const parts: FolderNode[] = [];
  const open = [...node.children].reverse();
  for (let child = open.pop(); child !== undefined; child = open.pop()) {
    const isHolder = HOLDERS.has(fileNameOf(child.folder)) || (child.own.length === 0 && child.children.length === 1);
    if (isHolder && child.children.length > 0) open.push(...child.children.toReversed());
    else parts.push(child);
  }
  return parts;
}

/** All files in and below a folder that are in none of the folders taken out. */
export function filesWithout(node: FolderNode, taken: ReadonlySet<FolderNode>): number[] {
  const files: number[] = [];
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    files.push(...at.own);
    for (const child of at.children) if (!taken.has(child)) open.push(child);
  }
  return files.sort((left, right) => left - right);
}
