import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One file: its content, or its content with git's mode, or a link to another repository. */
export type FileContent =
  | string
  | Buffer
  | { readonly mode: '100644' | '100755' | '120000'; readonly content: string | Buffer }
  | { readonly submodule: string };

/** Files by path; a path may hold any character but NUL. */
export type Files = Readonly<Record<string, FileContent>>;

/** What the repository looks like beside its files. */
export interface RepositoryOptions {
  /** Folder in which the repository's folder is made. Default: a new temporary one, removed by `remove()`. */
  readonly dir?: string;
  /** Name of the repository's folder. Default `repository`. */
  readonly name?: string;
  /** Default branch. Default `main`. */
  readonly branch?: string;
  /** Other branches: one commit on top of the default branch, with these files added. */
  readonly branches?: Readonly<Record<string, Files>>;
  /** Tags by name, each with the branch it points to. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Default `sha1`. */
  readonly objectFormat?: 'sha1' | 'sha256';
  /** Without a work tree. Default false. */
  readonly bare?: boolean;
}

/** A repository on disk. Same files and options give the same commit ids everywhere. */
export interface SampleRepository {
  /** The folder a person would open: the work tree, or the bare repository. */
  readonly dir: string;
  /** The folder that git reads: `dir`, or `dir/.git`. */
  readonly gitDir: string;
  /** Commit id at the tip of the default branch, `''` when the repository is empty. */
  readonly commit: string;
  /** Commit ids at the tips of all branches. */
  readonly tips: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

const AUTHOR = 'Ada Marlow <ada@marlow.example>';
/** 2025-03-14 09:26:53 UTC: any fixed moment will do. */
const FIRST_COMMIT_SECONDS = 1_741_944_413;

/** Makes a git repository with these files in one commit. No files at all: a repository without a commit. */
export async function createRepositoryFrom(files: Files, options: RepositoryOptions = {}): Promise<SampleRepository> {
  const parent = options.dir ?? (await mkdtemp(join(tmpdir(), 'orionwiki-sample-')));
  const branch = options.branch ?? 'main';
  const dir = join(parent, options.name ?? 'repository');
  const gitDir = options.bare ? dir : join(dir, '.git');
  await mkdir(dir, { recursive: true });
  const init = ['init', '-q', `--initial-branch=${branch}`, `--object-format=${options.objectFormat ?? 'sha1'}`];
  await git([...init, ...(options.bare ? ['--bare'] : []), dir]);
  const tips: Record<string, string> = {};
  if (Object.keys(files).length > 0) {
    await git(['--git-dir', gitDir, 'fast-import', '--quiet', '--force'], importStream(files, branch, options));
    for (const name of [branch, ...Object.keys(options.branches ?? {})]) {
      tips[name] = (await git(['--git-dir', gitDir, 'rev-parse', `refs/heads/${name}`])).trim();
    }
    if (!options.bare) await git(['-C', dir, 'reset', '-q', '--hard']);
  }
  const remove = (): Promise<void> => rm(options.dir ? dir : parent, { recursive: true, force: true });
  return { dir, gitDir, commit: tips[branch] ?? '', tips, remove };
}

function importStream(files: Files, branch: string, options: RepositoryOptions): Buffer {
  const parts: Buffer[] = [];
  const put = (text: string): void => void parts.push(Buffer.from(text));
  const marks = new Map<string, number>();
  const commit = (name: string, changed: Files, message: string): void => {
    const position = marks.size;
    marks.set(name, position + 1);
    const committer = `${AUTHOR} ${FIRST_COMMIT_SECONDS + position * 3600} +0000`;
    put(`commit refs/heads/${name}\nmark :${position + 1}\nauthor ${committer}\ncommitter ${committer}\n`);
    put(`${counted(message)}${position > 0 ? 'from :1\n' : ''}`);
    for (const path of Object.keys(changed).sort()) putFile(parts, path, changed[path] as FileContent);
    put('\n');
  };
  commit(branch, files, 'Import the project\n');
  for (const [name, changed] of Object.entries(options.branches ?? {})) commit(name, changed, `Work on ${name}\n`);
  for (const [tag, target] of Object.entries(options.tags ?? {})) {
    put(`reset refs/tags/${tag}\nfrom :${marks.get(target)}\n\n`);
  }
  return Buffer.concat(parts);
}

function putFile(parts: Buffer[], path: string, content: FileContent): void {
  const name = quotePath(path);
  if (typeof content === 'object' && 'submodule' in content) {
    parts.push(Buffer.from(`M 160000 ${content.submodule} ${name}\n`));
    return;
  }
  const [mode, body] =
    typeof content === 'string' || Buffer.isBuffer(content) ? ['100644', content] : [content.mode, content.content];
  const bytes = Buffer.from(body);
  parts.push(Buffer.from(`M ${mode} inline ${name}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'));
}

function counted(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

function quotePath(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** Runs git without the person's settings; gives what it printed. */
async function git(args: readonly string[], input?: Buffer): Promise<string> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const child = spawn('git', ['-c', 'core.autocrlf=false', '-c', 'gc.auto=0', ...args], { env });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}: ${Buffer.concat(err).toString()}`);
  return Buffer.concat(out).toString();
}
