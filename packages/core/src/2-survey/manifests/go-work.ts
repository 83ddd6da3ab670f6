import { joinPath } from '#graph/module-path';
import type { PackageFact } from '../repo-survey.ts';
import { readDirectives } from './go-directives.ts';
import { goVersions } from './go-mod.ts';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';

/** Reads a go.work: its Go version and the folders of the modules it joins. */
export const readGoWork: ManifestReader = (input) => {
  const directives = readDirectives(input.text);
  if (directives.length === 0) return undefined;
  const workspaces = directives
    .filter(({ verb }) => verb === 'use')
    .flatMap(({ words }) => joinPath(input.root, words[0] ?? '') ?? []);
  const packageFact: PackageFact = { ...emptyPackage(input, 'go'), runtimes: goVersions(directives), workspaces };
  return { packageFact };
};
