import type { DependencyFact, PackageFact } from '../repo-survey.ts';
import { emptyPackage, type ManifestReader, statedAt } from './manifest-reader.ts';

/** Reads a go.mod: module path, Go version, required modules. */
export const readGoMod: ManifestReader = (input) => {
  let isInRequire = false;
  let fact: PackageFact = emptyPackage(input, 'go');
  const dependencies: DependencyFact[] = [];
  input.text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    const number = index + 1;
    const [word = '', value = ''] = line.split(/\s+/);
    if (word === 'module') fact = { ...fact, name: statedAt(value.replace(/^"|"$/g, ''), number) };
    else if (word === 'go') fact = { ...fact, runtimes: [{ runtime: 'go', ...statedAt(value, number) }] };
    else if (line.startsWith('require (')) isInRequire = true;
    else if (line === ')') isInRequire = false;
    else if (isInRequire || word === 'require') {
      const match = /^(?:require\s+)?([\w./~-]{1,200})\s+(v[\w.+-]{1,100})(\s*\/\/ indirect)?/.exec(line);
      if (match === null || match[3] !== undefined) return;
      dependencies.push({
        path: input.path,
        name: match[1] ?? '',
        version: match[2] ?? '',
        group: 'runtime',
        startLine: number,
        endLine: number,
      });
    }
  });
  return fact.name === undefined ? undefined : { packageFact: { ...fact, dependencies } };
};
