import { buildGraph, type WeightedEdge } from '#graph/csr-graph';
import { findLayers } from '#graph/layers';
import { fileNameOf, folderOf } from '#vocabulary';
import type { Section, SectionEdge } from '../analysis.ts';

/** Folders and packages that help to make the product and are none of it. */
const TOOLING =
  /^(scripts?|tools?|tooling|extras?|hack|ci|dev|build|bench(marks?)?|perf|test(s|ing)?([-_.](kit|utils|support|helpers))?|.*[-_](test-kit|benchmarks?))$/i;

/** A folder whose name starts with its place in an order. */
const NUMBERED = /^(\d{1,2})[-_.]/;

/** Sections, and how strongly each imports which. */
export interface OrderInput {
  readonly sections: readonly Section[];
  readonly edges: readonly Pick<SectionEdge, 'from' | 'to' | 'weight'>[];
  /** Ids of what is left over. */
  readonly rests: ReadonlySet<string>;
}

/**
 * Reading order: package by package from the top of the layers to the base, within a package from top to base, folders
 * that their authors numbered in that order, what nothing is joined to and what only helps to make the product last.
 */
export function orderSections({ sections, edges, rests }: OrderInput): Section[] {
  const groups = [...new Set(sections.map(groupOf))];
  const tierOfGroup = groupTiers(sections, edges, groups);
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const joinedGroups = new Set(sections.filter(({ id }) => joined.has(id)).map(groupOf));
  const keys = (section: Section, at: number): readonly number[] => {
    const group = groupOf(section);
    const isAlone = joined.size > 0 && !(group === '' ? joined.has(section.id) : joinedGroups.has(group));
    const number = numberOf(section);
    return [
      rests.has(section.id) ? 3 : isTooling(section) ? 2 : Number(isAlone),
      tierOfGroup.get(group) ?? 0,
      groups.indexOf(group),
      number === undefined ? 0 : 1,
      number ?? section.tier ?? section.layer,
      at,
    ];
  };
  return sections
    .map((section, at) => ({ section, keys: keys(section, at) }))
    .sort((left, right) => compareKeys(left.keys, right.keys))
    .map(({ section }) => section);
}

/** Sections of one package stay together. */
function groupOf({ packageRoot }: Section): string {
  return packageRoot;
}

/** Place of each package from the top, by the prevailing direction of imports between packages. */
function groupTiers(
  sections: readonly Section[],
  edges: OrderInput['edges'],
  groups: readonly string[],
): ReadonlyMap<string, number> {
  const indexOf = new Map(sections.map((section) => [section.id, groups.indexOf(groupOf(section))]));
  const weights = new Map<string, WeightedEdge>();
  for (const { from, to, weight } of edges) {
    const one = indexOf.get(from) ?? 0;
    const other = indexOf.get(to) ?? 0;
    if (one === other) continue;
    const known = weights.get(`${one} ${other}`)?.weight ?? 0;
    weights.set(`${one} ${other}`, { from: one, to: other, weight: known + weight });
  }
  const { layers } = findLayers(buildGraph(groups.length, prevailing([...weights.values()])));
  return new Map(groups.map((group, at) => [group, layers[at] ?? 0]));
}

/** How much stronger one direction must be to count alone. */
const PREVAILING = 1.5;

/** The edges without those whose opposite is about as strong. */
export function prevailing(edges: readonly WeightedEdge[]): WeightedEdge[] {
  const weights = new Map(edges.map(({ from, to, weight }) => [`${from} ${to}`, weight]));
  return edges.filter(({ from, to, weight }) => weight > PREVAILING * (weights.get(`${to} ${from}`) ?? 0));
}

function isTooling({ files, packageRoot, folders }: Section): boolean {
  const own = packageRoot === '' ? (folders[0] ?? folderOf(files[0] ?? '')) : packageRoot;
  return own.split('/').some((part) => TOOLING.test(part)) && folders.every((folder) => folder !== '');
}

function numberOf({ folders }: Section): number | undefined {
  const common = folders.reduce((one, other) => (one.length <= other.length ? one : other), folders[0] ?? '');
  const found = NUMBERED.exec(fileNameOf(common)) ?? NUMBERED.exec(fileNameOf(folderOf(common)));
  return found === null ? undefined : Number(found[1]);
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < left.length; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
