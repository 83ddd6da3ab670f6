import { type ErrorCode, type ErrorParams, OrionError } from '#errors';
import { DEFAULT_ACQUIRE_LIMITS } from './acquire-limits.ts';
import type { AcquirePorts, AcquireRequest } from './acquire-request.ts';
import type { AdvertisedRef } from './advertisement.ts';
import { chooseRef, type RefWish } from './choose-ref.ts';
import { type ParsedRepoUrl, parseRepoUrl } from './parse-repo-url.ts';
import { listRefs, type PreflightOptions, preflight } from './preflight.ts';
import { requestCredential } from './request-credential.ts';

/** What an address means and whether it can be read. */
export interface RepositoryInspection {
  /** The repository's page, clean and without credentials; `''` when the address means nothing. */
  readonly url: string;
  readonly host: string;
  /** `owner/repo`, as people say it. */
  readonly fullName: string;
  /** Branch, tag, commit and folder that the request or the address names. */
  readonly ref?: string;
  readonly subdir?: string;
  readonly isReachable: boolean;
  readonly defaultBranch?: string;
  /** At most 200, the default branch first. */
  readonly refs: readonly { readonly name: string; readonly kind: 'branch' | 'tag'; readonly commit: string }[];
  readonly hasMoreRefs: boolean;
  /** Why the repository cannot be read. */
  readonly error?: { readonly code: ErrorCode; readonly params: ErrorParams };
}

/** Names given at most. @source contracts.md §2, `inspect` */
const MAX_REFS = 200;

/**
 * Looks at a repository without fetching anything of it. A repository that cannot be read is an answer, not an error.
 * @throws CANCELLED
 */
export async function inspectRepository(
  request: AcquireRequest,
  ports: Pick<AcquirePorts, 'policy' | 'signal' | 'limits'>,
): Promise<RepositoryInspection> {
  const address = parseRepoUrl(request.url);
  if (!address.ok) {
    const error = { code: 'REPO_URL_INVALID', params: { reason: address.reason } } as const;
    return { url: '', host: '', fullName: '', isReachable: false, refs: [], hasMoreRefs: false, error };
  }
  const meaning = { url: address.webUrl, host: address.host, fullName: address.fullName };
  try {
    return { ...meaning, ...(await look(address, request, ports)) };
  } catch (error) {
    if (!(error instanceof OrionError) || error.code === 'CANCELLED') throw error;
    const { code, params } = error;
    return {
      ...meaning,
      ...namedBy(address, request),
      isReachable: false,
      refs: [],
      hasMoreRefs: false,
      error: { code, params },
    };
  }
}

async function look(
  address: ParsedRepoUrl,
  request: AcquireRequest,
  ports: Pick<AcquirePorts, 'policy' | 'signal' | 'limits'>,
): Promise<Omit<RepositoryInspection, 'url' | 'host' | 'fullName'>> {
  if (address.credential) throw new OrionError('REPO_URL_INVALID', { params: { reason: 'credentials' } });
  const credential = requestCredential(address, request);
  const limits = { ...DEFAULT_ACQUIRE_LIMITS, ...ports.limits };
  const asking: PreflightOptions = { policy: ports.policy, signal: ports.signal, credential, limits };
  const repository = await preflight(address.cloneUrls, asking);
  const found = await listRefs(repository, ['HEAD', 'refs/heads/', 'refs/tags/'], asking).finally(() =>
    repository.client.close(),
  );
  const head = chooseRef({}, found);
  const defaultBranch = typeof head === 'string' || head.label === 'HEAD' ? undefined : head.label;
  const named = found.filter(({ name }) => /^refs\/(?:heads|tags)\//.test(name));
  const first = named.filter(({ name }) => name === `refs/heads/${defaultBranch}`);
  const ordered = [...first, ...named.filter((ref) => !first.includes(ref))];
  return {
    ...namedBy(address, request, found),
    isReachable: true,
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
    refs: ordered.slice(0, MAX_REFS).map(describeRef),
    hasMoreRefs: ordered.length > MAX_REFS,
    ...(head === 'empty' ? { error: { code: 'REPO_EMPTY', params: {} } as const } : {}),
  };
}

/** Ref and folder of the request, else of the address; a name with slashes only when the server's names are known. */
function namedBy(
  { target }: ParsedRepoUrl,
  request: AcquireRequest,
  refs: readonly AdvertisedRef[] = [],
): Pick<RepositoryInspection, 'ref' | 'subdir'> {
  const wish: RefWish = target?.refAndPath ? { refAndPath: target.refAndPath } : {};
  const split = wish.refAndPath ? chooseRef(wish, refs) : 'not-found';
  const [splitRef, splitPath] = typeof split === 'string' ? [undefined, undefined] : [split.label, split.path];
  const ref = request.ref || (splitRef ?? target?.ref);
  const subdir = request.subdir || (splitPath ?? target?.path);
  return { ...(ref ? { ref } : {}), ...(subdir ? { subdir } : {}) };
}

function describeRef(ref: AdvertisedRef): RepositoryInspection['refs'][number] {
  const isTag = ref.name.startsWith('refs/tags/');
  return {
    name: ref.name.replace(/^refs\/(?:heads|tags)\//, ''),
    kind: isTag ? 'tag' : 'branch',
    commit: ref.peeled ?? ref.oid,
  };
}
