// The commit as git has it, read without the product: what the measures hold the wiki against.
import { spawn, spawnSync } from 'node:child_process';

/** Larger files are listed, not read. */
const MAX_FILE_BYTES = 1 << 20;
/** Texts of all files together; enough for large repositories, too little for an accident. */
const MAX_TOTAL_BYTES = 800 << 20;

/** A commit's files. */
export interface Checkout {
  readonly commit: string;
  /** Paths of all files, in git's order. */
  readonly paths: readonly string[];
  /** Every folder of the tree, without a slash at the end. */
  readonly folders: ReadonlySet<string>;
  /** Texts of files that are text and not too large. */
  readonly texts: ReadonlyMap<string, string>;
  /** Lines of such a file, without their ends. */
  linesOf(path: string): readonly string[] | undefined;
}

/**
 * Reads a commit from a git folder, bare or with a work tree.
 * @throws Error when git does not have the commit
 */
export async function readCheckout(folder: string, commit: string): Promise<Checkout> {
  const list = spawnSync('git', ['-C', folder, 'ls-tree', '-r', '-z', '-l', commit], { maxBuffer: 256 << 20 });
  if (list.status !== 0) throw new Error(`${folder} has no commit ${commit}: ${list.stderr.toString().trim()}`);
  const entries = list.stdout
    .toString()
    .split('\0')
    .map((line) => /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line))
    .filter((match) => match !== null)
    .map(([, mode = '', oid = '', size = '', path = '']) => ({ mode, oid, size: Number(size), path }));
  const wanted: typeof entries = [];
  let total = 0;
  for (const entry of entries) {
    if (entry.mode === '120000' || entry.size > MAX_FILE_BYTES || total + entry.size > MAX_TOTAL_BYTES) continue;
    total += entry.size;
    wanted.push(entry);
  }
  const blobs = await readBlobs(
    folder,
    wanted.map(({ oid }) => oid),
  );
  const texts = new Map<string, string>();
  for (const [index, { path }] of wanted.entries()) {
    const bytes = blobs[index];
    if (bytes !== undefined && !bytes.subarray(0, 8000).includes(0)) texts.set(path, bytes.toString('utf8'));
  }
  return makeCheckout(
    commit,
    entries.map(({ path }) => path),
    texts,
  );
}

/** A checkout of given texts, for tests. */
export function checkoutOf(files: Readonly<Record<string, string>>): Checkout {
  return makeCheckout('0'.repeat(40), Object.keys(files).sort(), new Map(Object.entries(files)));
}

function makeCheckout(commit: string, paths: readonly string[], texts: ReadonlyMap<string, string>): Checkout {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.has(path.slice(0, end))) break;
      folders.add(path.slice(0, end));
    }
  }
  const lines = new Map<string, readonly string[]>();
  const linesOf = (path: string): readonly string[] | undefined => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    let found = lines.get(path);
    if (found === undefined) {
      found = text.replace(/\r?\n$/, '').split(/\r?\n/);
      lines.set(path, found);
    }
    return found;
  };
  return { commit, paths, folders, texts, linesOf };
}

async function readBlobs(folder: string, oids: readonly string[]): Promise<(Buffer | undefined)[]> {
  const git = spawn('git', ['-C', folder, 'cat-file', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
  git.stdin.end(oids.map((oid) => `${oid}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of git.stdout) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  const blobs: (Buffer | undefined)[] = [];
  let at = 0;
  for (const _ of oids) {
    const end = all.indexOf(10, at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(all.toString('latin1', at, end))?.[1];
    at = end + 1;
    blobs.push(size === undefined ? undefined : all.subarray(at, at + Number(size)));
    if (size !== undefined) at += Number(size) + 1;
  }
  return blobs;
}
