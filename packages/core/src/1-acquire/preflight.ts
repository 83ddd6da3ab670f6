import { OrionError } from '#errors';
import { type OutboundPolicy, openPinnedClient, type PinnedAnswer, type PinnedClient, type VettedUrl } from '#network';
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

/** A repository that answered. Whoever has it closes its client. */
export interface FoundRepository {
  /** Where it really is, after redirects. */
  readonly url: VettedUrl;
  /** The connection over which it answered; everything else is asked over it. */
  readonly client: PinnedClient;
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
  const message = { path: '/git-upload-pack', query: '', body, headers: uploadPackHeaders(repository, false) };
  const answer = await repository.client.ask({ ...message, signal: options.signal }, boundsOf(options));
  const refs = answer.status === 200 ? readRefList(answer.body) : undefined;
  if (!refs) throw refusal(answer.status, url, repository.credential !== undefined);
  return refs;
}

/** One request of git's for objects. */
export interface FetchRequest {
  readonly body: Buffer;
  /** Whether `body` is compressed with gzip. */
  readonly isCompressed: boolean;
  readonly signal: AbortSignal;
}

/**
 * The answer to a request for objects, as it comes.
 * @throws REPO_UNREACHABLE, REPO_AUTH_FAILED, REPO_NOT_FOUND_OR_PRIVATE, REPO_NOT_GIT, CANCELLED
 */
export async function requestObjects(
  repository: FoundRepository,
  { body, isCompressed, signal }: FetchRequest,
): Promise<AsyncIterable<Buffer>> {
  const { client, credential, url } = repository;
  const headers = uploadPackHeaders(repository, isCompressed);
  const answer = await client.stream({ path: '/git-upload-pack', query: '', body, headers, signal });
  if (answer.status >= 300 && answer.status < 400) {
    throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: 'too-many-redirects' } });
  }
  const isResult = answer.header('content-type')?.startsWith('application/x-git-upload-pack-result') ?? false;
  if (answer.status !== 200 || !isResult) throw refusal(answer.status, url, credential !== undefined);
  return answer.body;
}

async function ask(cloneUrl: string, options: PreflightOptions): Promise<FoundRepository> {
  const { limits, policy, signal } = options;
  let url = policy.parse(cloneUrl);
  const first = url.origin;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    // Behind the operator's proxy names may mean nothing here; the proxy's rules are then the guard.
    const addresses = policy.settings.gitProxy ? [] : await policy.resolve(url, signal);
    const credential = url.origin === first ? options.credential : undefined;
    const client = openPinnedClient(policy, { url, addresses }, limits.preflightMs);
    let location: string | undefined;
    try {
      const message = { path: '/info/refs', query: SERVICE_QUERY, headers: gitHeaders(credential, true), signal };
      const answer = await client.ask(message, boundsOf(options));
      if (answer.status < 300 || answer.status >= 400) {
        return { url, client, credential, advertisement: readAnswer(answer, url, credential !== undefined) };
      }
      location = answer.header('location');
    } catch (error) {
      await client.close();
      throw error;
    }
    await client.close();
    url = redirectTarget(policy, url, location);
  }
  throw new OrionError('REPO_UNREACHABLE', { params: { host: url.host, reason: 'too-many-redirects' } });
}

function boundsOf({ limits }: PreflightOptions): { readonly maxBytes: number; readonly timeoutMs: number } {
  return { maxBytes: limits.preflightBytes, timeoutMs: limits.preflightMs };
}

function uploadPackHeaders({ advertisement, credential }: FoundRepository, isCompressed: boolean) {
  return {
    ...gitHeaders(credential, advertisement.version === 2),
    'content-type': 'application/x-git-upload-pack-request',
    ...(isCompressed ? { 'content-encoding': 'gzip' } : {}),
  };
}

function gitHeaders(credential: GitCredential | undefined, asksForVersion2: boolean): Record<string, string> {
  const basic = credential && Buffer.from(`${credential.username}:${credential.token.reveal()}`).toString('base64');
  return {
    // Hosts answer git only when it introduces itself as git.
    'user-agent': 'git/2.39.5',
    accept: '*/*',
    ...(asksForVersion2 ? { 'git-protocol': 'version=2' } : {}),
    ...(basic ? { authorization: `Basic ${basic}` } : {}),
  };
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
