import type { DependencyFact } from '#survey';
import { bestFirst } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExternalSystem } from '../wiki-plan.ts';

/** Packages beside the product: what they measure or show is not what it is built with. */
const BESIDE = /(^|\/)_?(bench(mark)?s?|examples?|samples?|demos?)(\/|$)/;

/**
 * What a statement says to users, of several about one name: what the product brings along, what it asks of them, what it
 * can do without, and last what its developers work with.
 */
const BINDING: Readonly<Record<DependencyFact['group'], number>> = {
  runtime: 4,
  peer: 3,
  optional: 2,
  build: 1,
  development: 0,
};

/** Dependencies that product code imports, the most imported first; with no manifest, nothing is called a dependency. */
export function findSystems(index: FactIndex, limit: number): ExternalSystem[] {
  const stated = new Map<string, DependencyFact>();
  for (const pack of index.analysis.survey.packages) {
    if (BESIDE.test(pack.root)) continue;
    for (const dependency of pack.dependencies) {
      const key = canonical(dependency.name);
      const known = stated.get(key);
      if (known === undefined || BINDING[dependency.group] > BINDING[known.group]) stated.set(key, dependency);
    }
  }
  const systems: ExternalSystem[] = [];
  for (const [name, imports] of index.externalImports) {
    const dependency = stated.get(canonical(name));
    if (dependency === undefined) continue;
    // Types of a development dependency are gone before anything runs.
    if (dependency.group === 'development' && imports.every(({ isTypeOnly }) => isTypeOnly)) continue;
    const sectionIds = [...new Set(imports.map((fact) => index.sectionOf.get(fact.from)?.id))].filter(
      (id) => id !== undefined,
    );
    systems.push({
      name: dependency.name,
      dependency,
      imports: imports.slice(0, 5),
      fileCount: imports.length,
      sectionIds,
    });
  }
  const ordered = bestFirst(
    systems,
    (system) => system.fileCount + (system.dependency?.group === 'runtime' ? 3 : 0),
    (system) => system.name,
  );
  return ordered.slice(0, limit);
}

/** Python distributions and their modules differ in case and in `-` against `_`. */
function canonical(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
