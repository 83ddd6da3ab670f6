import { joinPath } from '#graph/module-path';
import type { DependencyFact, GoModuleSettings, PackageFact } from '../repo-survey.ts';
import { type GoDirective, readDirectives } from './go-directives.ts';
import { emptyPackage, type ManifestInput, type ManifestReader, statedAt } from './manifest-reader.ts';

const VERSION = /^v[\w.+-]{1,100}$/;

/** Reads a go.mod: module path, Go version, required modules, folders that stand in for modules. */
export const readGoMod: ManifestReader = (input) => {
  const directives = readDirectives(input.text);
  const module = directives.find(({ verb, words }) => verb === 'module' && words.length > 0);
  const path = module?.words[0];
  if (module === undefined || path === undefined) return undefined;
  const requires = directives.filter(({ verb, words }) => verb === 'require' && words.length > 1);
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'go'),
    name: statedAt(path, module.line),
    runtimes: goVersions(directives),
    dependencies: requires
      .filter(({ comment }) => !/^indirect\b/.test(comment))
      .flatMap((one) => dependencyOf(input, one)),
  };
  const goModule: GoModuleSettings = {
    root: input.root,
    path,
    requires: requires.map(({ words }) => words[0] ?? ''),
    replaces: directives.filter(({ verb }) => verb === 'replace').flatMap((one) => replacementOf(input, one)),
  };
  return { packageFact, goModule };
};

/** The `go` line of a go.mod or go.work. */
export function goVersions(directives: readonly GoDirective[]): PackageFact['runtimes'] {
  const stated = directives.find(({ verb, words }) => verb === 'go' && words.length > 0);
  return stated === undefined ? [] : [{ runtime: 'go', ...statedAt(stated.words[0] ?? '', stated.line) }];
}

function dependencyOf({ path }: ManifestInput, { words, line }: GoDirective): DependencyFact[] {
  const [name = '', version = ''] = words;
  if (!VERSION.test(version)) return [];
  return [{ path, name, version, group: 'runtime', startLine: line, endLine: line }];
}

/** `replace old [version] => ./folder`; replacements by another module are left out. */
export function replacementOf(
  { root }: Pick<ManifestInput, 'root'>,
  { words }: GoDirective,
): GoModuleSettings['replaces'] {
  const arrow = words.indexOf('=>');
  const [path] = words;
  const target = words[arrow + 1];
  if (arrow < 1 || path === undefined || target === undefined || !/^\.{1,2}(\/|$)/.test(target)) return [];
  const folder = joinPath(root, target);
  return folder === undefined ? [] : [{ path, folder }];
}
