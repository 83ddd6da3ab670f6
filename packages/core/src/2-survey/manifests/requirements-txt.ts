import { fileNameOf } from '#vocabulary';
import type { DependencyFact } from '../repo-survey.ts';
import { emptyPackage, type ManifestReader, statedAt } from './manifest-reader.ts';
import { requirementFact } from './python-facts.ts';

/** Reads a pip requirements file. Included files, options and addresses are left out. */
export const readRequirements: ManifestReader = (input) => {
  const where = `${input.root}/${fileNameOf(input.path)}`;
  const group: DependencyFact['group'] = /test|dev|lint|doc|typing|ci|pkgutils/i.test(where)
    ? 'development'
    : 'runtime';
  const dependencies = input.text.split('\n').flatMap((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith('-') || line.includes('://')) return [];
    return requirementFact(input.path, statedAt(line, index + 1), group) ?? [];
  });
  return { packageFact: { ...emptyPackage(input, 'python'), dependencies } };
};
