import type { Analysis, EntryFact } from '#analysis';
import { fileNameOf, folderOf, type RepoPath } from '#vocabulary';

/** A command with the program that has it, when the package of its file has one program. */
export function typedName({ kind, name, path, handler }: EntryFact, analysis: Analysis): string {
  // A Python file that is also a program is called by its file, a package by its folder.
  if (kind === 'main' && name === '__main__')
    return fileNameOf(path) === '__main__.py' ? fileNameOf(folderOf(path)) || name : fileNameOf(path);
  if (kind !== 'command') return name;
  if (path.endsWith('.go')) return typedInGo(name, path, analysis);
  const { survey } = analysis;
  const around = survey.packages.filter(({ root }) => root === '' || path.startsWith(`${root}/`));
  const nearest = Math.max(...around.map(({ root }) => root.length));
  const entries = around.filter(({ root }) => root.length === nearest).flatMap(({ entryPoints }) => entryPoints);
  const typed = entries.filter((entry) => entry.kind === 'bin' || entry.kind === 'script');
  // A function that a manifest names as the program is that program, and no command of it.
  const own = typed.find(({ target, symbol }) => target === path && handler === `${path}#${symbol}`);
  if (own !== undefined) return own.name;
  const programs = new Set(typed.map((entry) => entry.name));
  const [program] = programs;
  if (program === undefined || programs.size > 1 || name.startsWith(program)) return name;
  const starts = typed.flatMap(({ target }) => target ?? []);
  return starts.length > 0 && !starts.some((start) => hasCommand(start, path, analysis)) ? name : `${program} ${name}`;
}

/** Go calls a program as the folder of its `main` is called; the command belongs to the nearest one around its file. */
function typedInGo(name: string, path: RepoPath, { files }: Analysis): string {
  const programs = new Set<string>();
  for (const file of files.values()) {
    if (file.role !== 'code' || !file.path.endsWith('.go')) continue;
    if (file.symbols.some((symbol) => symbol.name === 'main' && symbol.kind === 'function'))
      programs.add(folderOf(file.path));
  }
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const program = fileNameOf(folder);
    if (programs.has(folder)) return name === program || name.startsWith(`${program} `) ? name : `${program} ${name}`;
  }
  return name;
}

/**
 * Whether a command is typed after the program that begins at `start`: the program loads its file, and there or right
 * behind its first file commands are declared. A server that merely loads modules with commands of their own has none.
 */
function hasCommand(start: RepoPath, path: RepoPath, { entries, files }: Analysis): boolean {
  const loads = (file: RepoPath): readonly RepoPath[] => (files.get(file)?.imports ?? []).flatMap(({ to }) => to ?? []);
  const declaring = new Set(entries.filter(({ kind }) => kind === 'command').map((entry) => entry.path));
  const isServer = entries.some((entry) => entry.kind === 'route' && entry.path === start);
  if (isServer && !declaring.has(start)) return false;
  if (![start, ...loads(start)].some((file) => declaring.has(file))) return false;
  const open = [start];
  const seen = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === path) return true;
    const next = loads(at).filter((file) => !seen.has(file));
    for (const file of next) seen.add(file);
    open.push(...next);
  }
  return false;
}
