import type { Analysis } from '#analysis';
import { fileNameOf, type RepoPath } from '#vocabulary';
import { byText } from '../compare.ts';
import type { FurtherManifest } from '../wiki-plan.ts';

/** Most manifests that are only named. @source wiki.md §2: manifests up to 40 are named */
const MAX_NAMED = 40;
/** Manifests of tests and examples belong to them. */
const BESIDE = /(^|\/)(tests?|__tests__|e2e|fixtures?|testdata|examples?|samples?|vendor|node_modules|templates?)\//i;

/** Service files are known by their name, also beside documents. */
const COMPOSE = /(^|\/)(docker-)?compose\.ya?ml$/;

/** What builds the documentation's site and the benchmarks is named, too. */
const ASIDE_MANIFEST =
  /^(package\.json|pyproject\.toml|go\.mod|cargo\.toml|(gnu)?makefile|(task|just)file(\.ya?ml)?|dockerfile)$/i;

function isAside(path: RepoPath, role: string): boolean {
  return (role === 'docs' || role === 'bench') && ASIDE_MANIFEST.test(fileNameOf(path));
}

/** Manifests, images and services that are told nowhere else on the page, those nearest to the root first. */
export function furtherManifests(
  { survey, images, services }: Analysis,
  told: ReadonlySet<string>,
): readonly FurtherManifest[] {
  const found = new Map<RepoPath, FurtherManifest>();
  const at = (path: RepoPath): FurtherManifest => found.get(path) ?? { path, services: [] };
  const isFurther = (path: RepoPath): boolean => !told.has(path) && !BESIDE.test(path);
  for (const { path, role } of survey.files) {
    const isManifest =
      role === 'ci' || role === 'manifest' || role === 'build' || COMPOSE.test(path) || isAside(path, role);
    if (isManifest && isFurther(path)) found.set(path, at(path));
  }
  for (const pack of survey.packages) if (isFurther(pack.path)) found.set(pack.path, { ...at(pack.path), pack });
  for (const image of images) if (isFurther(image.path)) found.set(image.path, { ...at(image.path), image });
  for (const service of services) {
    const known = at(service.path);
    if (isFurther(service.path)) found.set(service.path, { ...known, services: [...known.services, service] });
  }
  const depth = ({ path }: FurtherManifest): number => path.split('/').length;
  return [...found.values()].sort((a, b) => depth(a) - depth(b) || byText(a.path, b.path)).slice(0, MAX_NAMED);
}
