import type { WikiManifest } from '@orionwiki/client';

/** A finished wiki as the list shows it; the file itself lies beside it. */
export interface RecentWiki {
  /** Id of the run that made it, and the last part of its address here. */
  readonly id: string;
  /** `owner/repo`. */
  readonly repository: string;
  readonly host: string;
  readonly commit: string;
  readonly subdir: string;
  readonly language: WikiManifest['language'];
  readonly mode: WikiManifest['mode'];
  readonly size: WikiManifest['size'];
  readonly outcome: WikiManifest['outcome'];
  readonly pages: number;
  /** When it was stored, in milliseconds since 1970. */
  readonly storedMs: number;
}

/** Wikis kept at most. @source interface.md §1.2 */
export const MAX_RECENT = 10;

/** What the list says of a wiki that just became ready. */
export function recentWiki(id: string, manifest: WikiManifest, storedMs: number): RecentWiki {
  const { repo, language, mode, size, outcome, pages } = manifest;
  const { fullName: repository, host, commit, subdir } = repo;
  return { id, repository, host, commit, subdir, language, mode, size, outcome, pages, storedMs };
}

/** Those that have to go when `added` comes: the same wiki made before, and the oldest beyond the limit. */
export function displacedBy(added: RecentWiki, kept: readonly RecentWiki[]): readonly RecentWiki[] {
  const others = kept.filter(({ id }) => id !== added.id);
  const same = others.filter((wiki) => isSameWiki(wiki, added));
  const rest = others.filter((wiki) => !same.includes(wiki)).sort(newestFirst);
  return [...same, ...rest.slice(MAX_RECENT - 1)];
}

/** Order of the list. */
export function newestFirst(left: RecentWiki, right: RecentWiki): number {
  return right.storedMs - left.storedMs;
}

/** Name of the file that a download gets; the same as the server would give it. */
export function fileNameOf({ repository, commit, language }: RecentWiki): string {
  return `${repository.replaceAll('/', '-')}-${commit.slice(0, 7)}-wiki.${language}.html`;
}

const SAME = ['repository', 'host', 'commit', 'subdir', 'language', 'mode', 'size'] as const;

function isSameWiki(left: RecentWiki, right: RecentWiki): boolean {
  return SAME.every((name) => left[name] === right[name]);
}
