import { OrionError } from '#errors';
import { type OutboundPolicy, type PinnedAnswer, requestPinned, type VettedUrl } from '#network';
import type { Secret } from '#text/secret';
import type { AcquireLimits } from './acquire-limits.ts';
import { type AdvertisedRef, type Advertisement, readAdvertisement, readRefList } from './advertisement.ts';
import { writePackets } from './pkt-line.ts';

/** User name and token, sent to the origin of the address that was pasted and to no other. */
export interface GitCredential {
  readonly username: string;
  readonly token: Secret;
}

/** What the preflight needs. */
export interface PreflightOptions {
  readonly policy: OutboundPolicy;
  readonly credential: GitCredential | undefined;
  readonly limits: AcquireLimits;
  readonly signal: AbortSignal;
}

/** A repository that answered. */
export interface FoundRepository {
  /** Where it really is, after redirects. */
  readonly url: VettedUrl;
  readonly addresses: readonly string[];
  readonly advertisement: Advertisement;
  /** `undefined` when there is none, or when a redirect led to another origin. */
  readonly credential: GitCredential | undefined;
}

/** Redirects followed before anything is fetched. @source acquire.md §1 decision 8 */
const MAX_REDIRECTS = 3;

const SERVICE_QUERY = '?service=git-upload-pack';

/**
 * Asks each address in turn until one is a git repository; tells what is wrong when none is.
 * @throws REPO_URL_INVALID, REPO_HOST_FORBIDDEN, REPO_NOT_FOUND_OR_PRIVATE, REPO_AUTH_FAILED, REPO_NOT_GIT,
 *   REPO_UNREACHABLE, CANCELLED
 */
export async function preflight(cloneUrls: readonly string[], options: PreflightOptions): Promise<FoundRepository> {
  let failure: OrionError | undefined;
  for (const cloneUrl of cloneUrls) {
    try {
      return await ask(cloneUrl, options);
    } catch (error) {
      if (!(error instanceof OrionError)) throw error;
      const isElsewhere = error.code === 'REPO_NOT_GIT' || error.entry.httpStatus === 404;
      if (!isElsewhere) throw error;
      // A page instead of git says more than a 404 from the other spelling of the address.
      if (failure?.code !== 'REPO_NOT_GIT') failure = error;
    }
  }
  throw failure ?? new OrionError('REPO_URL_INVALID', { params: { reason: 'not-an-address' } });
}

/**
 * The names beginning with one of the prefixes.
 * @throws REPO_UNREACHABLE, REPO_NOT_GIT, REPO_AUTH_FAILED, CANCELLED
 */
export async function listRefs(
  repository: FoundRepository,
  prefixes: readonly string[],
  options: PreflightOptions,
): Promise<readonly AdvertisedRef[]> {
  const { advertisement, url } = repository;
  if (advertisement.refs) return advertisement.refs;
  const body = writePackets([
    'command=ls-refs',
    ...(advertisement.objectFormat === 'sha256' ? ['object-format=sha256'] : []),
    'delimiter',
    'peel',
    'symrefs',
    ...prefixes.map((prefix) => `ref-prefix ${prefix}`),
    'flush',
  ]);
  const answer = await send(repository, { ...options, path: '/git-upload-pack', query: '', body });
  const refs = answer.status === 200 ? readRefList(answer.body) : undefined;
  if (!refs) throw refusal(answer.status, url, repository.credential !== undefined);
  return refs;
}

async function ask(cloneUrl: string, options: PreflightOptions): Promise<FoundRepository> {
  const { policy, signal } = options;
  let url = policy.parse(cloneUrl);
  const first = url.origin;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    // Behind the operator's proxy names may mean nothing here; the proxy's rules are then the guard.
    const addresses = policy.settings.gitProxy ? [] : await policy.resolve(url, signal);
    const credential = url.origin === first ? options.credential : undefined;
    const place = { url, addresses, credential };
    const answer = await send(place, { ...options, path: '/info/refs', query: SERVICE_QUERY });
    if (answer.status < 300 || answer.status >= 400) {
      return { ...place, advertisement: readAnswer(answer, url, credential !== undefined) };
    }
    url = redirectTarget(policy, url, answer.header('location'));
  }
  throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: 'too-many-redirects' } });
}

interface Message extends PreflightOptions {
  /** Below the repository. */
  readonly path: string;
  readonly query: string;
  readonly body?: Buffer;
}

function send(place: Omit<FoundRepository, 'advertisement'>, message: Message): Promise<PinnedAnswer> {
  const { credential, url } = place;
  const basic = credential && Buffer.from(`${credential.username}:${credential.token.reveal()}`).toString('base64');
  return requestPinned(message.policy, {
    url: { ...url, path: url.path + message.path },
    query: message.query,
    addresses: place.addresses,
    headers: {
      // Hosts answer git only when it introduces itself as git.
      'user-agent': 'git/2.39.5',
      'git-protocol': 'version=2',
      accept: '*/*',
      ...(basic ? { authorization: `Basic ${basic}` } : {}),
      ...(message.body ? { 'content-type': 'application/x-git-upload-pack-request' } : {}),
    },
    ...(message.body ? { body: message.body } : {}),
    maxBytes: message.limits.preflightBytes,
    timeoutMs: message.limits.preflightMs,
    signal: message.signal,
  });
}

function readAnswer(answer: PinnedAnswer, url: VettedUrl, hasCredential: boolean): Advertisement {
  if (answer.status !== 200) throw refusal(answer.status, url, hasCredential);
  const isGit = answer.header('content-type')?.startsWith('application/x-git-upload-pack-advertisement') ?? false;
  const advertisement = isGit ? readAdvertisement(answer.body) : undefined;
  if (!advertisement) throw new OrionError('REPO_NOT_GIT', { params: { host: url.host } });
  return advertisement;
}

function refusal(status: number, url: VettedUrl, hasCredential: boolean): OrionError {
  const params = { host: url.host };
  const cause = new Error(`${url.origin}${url.path} answered ${status}`);
  if (status === 401 || status === 403) {
    return new OrionError(hasCredential ? 'REPO_AUTH_FAILED' : 'REPO_NOT_FOUND_OR_PRIVATE', { params, cause });
  }
  if (status === 404 || status === 410) return new OrionError('REPO_NOT_FOUND_OR_PRIVATE', { params, cause });
  if (status === 429)
    return new OrionError('REPO_UNREACHABLE', { params: { ...params, reason: 'too-many-requests' }, cause });
  if (status >= 500)
    return new OrionError('REPO_UNREACHABLE', { params: { ...params, reason: 'server-error' }, cause });
  return new OrionError('REPO_NOT_GIT', { params, cause });
}

/** Where a redirect leads, as a repository. Anything but the same question at another place is a web page. */
function redirectTarget(policy: OutboundPolicy, from: VettedUrl, location: string | undefined): VettedUrl {
  const to = URL.parse(location ?? '', `${from.href}/info/refs`);
  if (!to?.pathname.endsWith('/info/refs')) throw new OrionError('REPO_NOT_GIT', { params: { host: from.host } });
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    throw new OrionError('REPO_HOST_FORBIDDEN', { params: { host: to.hostname, reason: 'redirect' } });
  }
  return policy.parse(`${to.protocol}//${to.host}${to.pathname.slice(0, -'/info/refs'.length)}`);
}
