import type { AdvertisedRef } from './advertisement.ts';

/** What was asked for, from the address and the request together. */
export interface RefWish {
  /** Branch, tag or commit; absent: the default branch. */
  readonly ref?: string;
  readonly refKind?: 'branch' | 'tag' | 'commit';
  /** A name and a path, not told apart. */
  readonly refAndPath?: readonly string[];
}

/** What will be fetched. */
export interface ChosenRef {
  readonly oid: string;
  /** The name as people say it: `main`, `v1.2`, or the commit id. */
  readonly label: string;
  /** What of `refAndPath` lies behind the name. */
  readonly path?: string;
}

/** Why nothing was chosen. */
export type NoRef = 'empty' | 'not-found' | 'too-short';

/** Longest id that is still a shortened one, and the shortest that people write. @source git's default abbreviation */
const SHORT_ID = /^[0-9a-f]{7,63}$/i;
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** The beginnings of names to ask a server for; enough for {@link chooseRef} to decide. */
export function refPrefixesFor(wish: RefWish): readonly string[] {
  const name = wish.refAndPath?.[0] ?? wish.ref;
  if (name === undefined) return ['HEAD'];
  return name.startsWith('refs/') ? ['HEAD', name] : ['HEAD', `refs/heads/${name}`, `refs/tags/${name}`];
}

/** The commit to fetch. Branches win over tags of the same name, as they do on the hosts' pages. */
export function chooseRef(wish: RefWish, refs: readonly AdvertisedRef[]): ChosenRef | NoRef {
  const byName = new Map(refs.filter(({ oid }) => !/^0+$/.test(oid)).map((ref) => [ref.name, ref]));
  if (wish.refAndPath) return longestMatch(wish.refAndPath, byName, wish.refKind);
  if (wish.ref !== undefined) return findRef(wish.ref, byName, wish.refKind) ?? whyNot(wish.ref);
  return defaultBranch(byName);
}

function findRef(
  name: string,
  byName: ReadonlyMap<string, AdvertisedRef>,
  kind?: RefWish['refKind'],
): ChosenRef | undefined {
  if (FULL_ID.test(name)) return { oid: name.toLowerCase(), label: name.toLowerCase() };
  if (name === 'HEAD') return asChosen(byName.get('HEAD'), 'HEAD');
  if (name.startsWith('refs/')) return asChosen(byName.get(name), name.replace(/^refs\/(?:heads|tags)\//, ''));
  const folders = kind === 'tag' ? ['refs/tags/', 'refs/heads/'] : ['refs/heads/', 'refs/tags/'];
  for (const folder of folders) {
    const found = asChosen(byName.get(folder + name), name);
    if (found) return found;
  }
  return undefined;
}

function longestMatch(
  segments: readonly string[],
  byName: ReadonlyMap<string, AdvertisedRef>,
  kind: RefWish['refKind'],
): ChosenRef | NoRef {
  for (let length = segments.length; length >= 1; length--) {
    const found = findRef(segments.slice(0, length).join('/'), byName, kind);
    if (found) return { ...found, path: segments.slice(length).join('/') };
  }
  return whyNot(segments[0] ?? '');
}

function defaultBranch(byName: ReadonlyMap<string, AdvertisedRef>): ChosenRef | NoRef {
  const head = byName.get('HEAD');
  if (head) return { oid: head.oid, label: head.target?.replace(/^refs\/heads\//, '') ?? 'HEAD' };
  // HEAD names a branch without commits: take a usual name, otherwise the first branch there is.
  const branches = [...byName.values()].filter(({ name }) => name.startsWith('refs/heads/'));
  const usual = ['refs/heads/main', 'refs/heads/master'].map((name) => byName.get(name)).find(Boolean);
  const branch = usual ?? branches[0];
  return branch ? { oid: branch.oid, label: branch.name.slice('refs/heads/'.length) } : 'empty';
}

function asChosen(ref: AdvertisedRef | undefined, label: string): ChosenRef | undefined {
  return ref && { oid: ref.oid, label };
}

function whyNot(name: string): NoRef {
  return SHORT_ID.test(name) ? 'too-short' : 'not-found';
}
