import { joinPath } from '#graph/module-path';
import type { LineRange, RepoPath } from '#vocabulary';
import type { DependencyFact, EntryPointFact, StatedValue } from '../repo-survey.ts';
import type { ManifestInput } from './manifest-reader.ts';

/** A dependency written as a requirement (`click>=8.0; python_version < "3.9"`); `undefined` for options and addresses. */
export function requirementFact(
  path: RepoPath,
  written: StatedValue,
  group: DependencyFact['group'],
): DependencyFact | undefined {
  const match = /^([A-Za-z0-9][\w.-]{0,100})\s*(\[[^\]]{0,200}\])?\s*(.{0,200})$/.exec(written.value.trim());
  if (match === null) return undefined;
  const version = (match[3] ?? '').replace(/\s*[;#].*$/, '').trim();
  return { path, name: match[1] ?? '', version, group, startLine: written.startLine, endLine: written.endLine };
}

/** The entry point `name = module:attribute` with the file it leads to. */
export function pythonEntryPoint(
  input: ManifestInput,
  stated: { readonly name: string; readonly target: string; readonly lines: LineRange },
): EntryPointFact {
  const [module = '', attribute = ''] = stated.target.replace(/\[.*$/, '').trim().split(':');
  const target = pythonModuleFile(input, module.trim());
  return {
    path: input.path,
    kind: 'bin',
    name: stated.name,
    written: stated.target.trim(),
    startLine: stated.lines.startLine,
    endLine: stated.lines.endLine,
    ...(target === undefined ? {} : { target }),
    ...(attribute === '' ? {} : { symbol: attribute.trim() }),
  };
}

/** The file of a dotted module seen from a manifest: beside it or below `src`. */
export function pythonModuleFile(input: ManifestInput, module: string): RepoPath | undefined {
  for (const folder of ['', 'src', 'lib', 'python']) {
    const base = joinPath(input.root, `${folder}/${module.replaceAll('.', '/')}`);
    if (base === undefined) continue;
    for (const file of [`${base}.py`, `${base}/__init__.py`]) if (input.paths.has(file)) return file as RepoPath;
  }
  return undefined;
}

/** Folders in which a manifest's Python packages lie: stated ones, its own folder, and `src` where it exists. */
export function pythonRoots(input: ManifestInput, stated: readonly string[]): string[] {
  const roots = [...stated, 'src', '.'].flatMap((folder) => joinPath(input.root, folder) ?? []);
  return [...new Set(roots)];
}
