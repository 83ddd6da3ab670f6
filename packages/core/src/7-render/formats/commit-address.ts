import { linkableAddress } from '../permalink.ts';
import type { BundleRepository } from '../rendered-wiki.ts';

const TREE_PATHS: Readonly<Partial<Record<BundleRepository['kind'], string>>> = {
  github: '/tree/',
  gitlab: '/-/tree/',
  gitea: '/src/commit/',
  bitbucket: '/src/',
};

/** The host's page for the whole commit; the repository's own page where the host's links are not known. */
export function commitAddress(repo: BundleRepository): string | undefined {
  const path = TREE_PATHS[repo.kind];
  return linkableAddress(path === undefined ? repo.url : `${repo.url}${path}${repo.commit}`);
}
