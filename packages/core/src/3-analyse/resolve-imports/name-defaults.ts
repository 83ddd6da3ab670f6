import type { RepoPath } from '#vocabulary';
import type { ReadFile } from '../read-files.ts';
import type { ResolvedImport } from './resolve-imports.ts';

/**
 * The imports with the declaration's name in place of `default` where the importing file calls it so too:
 * `import Queue from './queue.js'` takes `Queue`. Where it gives another name, no line shows the declaration's.
 */
export function nameDefaults(
  imports: ReadonlyMap<RepoPath, readonly ResolvedImport[]>,
  files: ReadonlyMap<RepoPath, ReadFile>,
): Map<RepoPath, readonly ResolvedImport[]> {
  const standards = new Map<RepoPath, string | undefined>();
  const standardOf = (path: RepoPath): string | undefined => {
    if (!standards.has(path)) standards.set(path, declaredDefault(files.get(path)));
    return standards.get(path);
  };
  return new Map([...imports].map(([path, ones]) => [path, ones.map((one) => named(one, standardOf))]));
}

function named(one: ResolvedImport, standardOf: (path: RepoPath) => string | undefined): ResolvedImport {
  const { fact, bindings } = one;
  if (fact.to === undefined || one.isReExport || !fact.names.includes('default')) return one;
  const name = standardOf(fact.to);
  const isCalledSo = bindings.some(({ imported, local }) => imported === 'default' && local === name);
  if (name === undefined || !isCalledSo) return one;
  return { ...one, fact: { ...fact, names: fact.names.map((taken) => (taken === 'default' ? name : taken)) } };
}

/** Name of the declaration that a file gives out without a name. */
function declaredDefault(file: ReadFile | undefined): string | undefined {
  const name = file?.parsed?.exportNames.find(([exported]) => exported === 'default')?.[1];
  return file?.parsed?.symbols.some((symbol) => symbol.parent === undefined && symbol.name === name) ? name : undefined;
}
