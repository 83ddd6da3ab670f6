import type { Analysis } from '#analysis';
import type { EntryPointFact, PackageFact } from '#survey';
import { byText } from '../compare.ts';
import type { Entrance } from '../wiki-plan.ts';

const ORDER: Readonly<Record<EntryPointFact['kind'], number>> = {
  bin: 0,
  script: 0,
  module: 1,
  container: 2,
  main: 3,
  export: 4,
};

/** Where execution or use of the product begins: commands first, then what programs import; each file once for each use. */
export function findEntrances(analysis: Analysis): Entrance[] {
  const product = analysis.survey.packages.filter((pack) => !isSample(pack, analysis));
  const entrances = product
    .flatMap((pack) => pack.entryPoints.map((entry) => asEntrance(entry, pack)))
    .filter(isOwn(product));
  const ordered = entrances
    .map((entrance, at) => ({ entrance, at }))
    .sort(
      (a, b) =>
        ORDER[a.entrance.kind] - ORDER[b.entrance.kind] || a.at - b.at || byText(a.entrance.name, b.entrance.name),
    )
    .map(({ entrance }) => entrance);
  const seen = new Set<string>();
  return ordered.filter((entrance) => {
    const use = `${isImported(entrance) ? '' : entrance.name}\0${entrance.target ?? `${entrance.path} ${entrance.name}`}`;
    if (seen.has(use)) return false;
    seen.add(use);
    return true;
  });
}

/** A command that several packages bring under one name is a tool of their making, not what the product is run by. */
function isOwn(packs: readonly PackageFact[]): (entrance: Entrance) => boolean {
  const owners = new Map<string, number>();
  for (const pack of packs) {
    const names = new Set(pack.entryPoints.filter(({ kind }) => kind === 'bin').map(({ name }) => name));
    for (const name of names) owners.set(name, (owners.get(name) ?? 0) + 1);
  }
  return ({ kind, name }) => kind !== 'bin' || (owners.get(name) ?? 0) < 3;
}

/** Whether a program imports it, as against a person who types it or a machine that starts it. */
export function isImported({ kind }: EntryPointFact): boolean {
  return kind === 'main' || kind === 'export';
}

/** Manifests of examples, tests and fixtures are not the product. */
export function isSample(pack: PackageFact, analysis: Analysis): boolean {
  if (pack.root === '') return false;
  if (
    /(^|\/)(examples?|samples?|tests?|__tests__|fixtures?|test-?data|demos?|benchmarks?|playground|templates?)(\/|$)/i.test(
      pack.root,
    )
  )
    return true;
  return (
    !analysis.sections.some((section) => section.packageRoot === pack.root) &&
    pack.ecosystem === 'npm' &&
    pack.isPrivate
  );
}

/** An export is called as a program writes it: `.` of the package `ky` is `ky`, `./core` is `ky/core`. */
function asEntrance(entry: EntryPointFact, pack: PackageFact): Entrance {
  const name = pack.name?.value;
  if (name === undefined || !isImported(entry)) return { ...entry, shownName: entry.name };
  return { ...entry, shownName: entry.name.startsWith('./') ? name + entry.name.slice(1) : name };
}
