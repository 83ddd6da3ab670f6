import { readAzurePath } from './read-azure-path.ts';
import { readBitbucketServerPath } from './read-bitbucket-path.ts';
import type { HostPath, PathProblem, RepoHostKind, RepoUrlTarget } from './repo-url-types.ts';

/** What the path and query of an address mean, by the rules of its host. */
export function readHostPath(url: URL): HostPath | PathProblem {
  const segments = decodeSegments(url.pathname);
  if (!segments) return { reason: 'path' };
  const found = readAzurePath(url, segments) ?? readBitbucketServerPath(url, segments) ?? readPlainPath(url, segments);
  const hasBadName = 'fullName' in found && found.fullName.split('/').some((part) => /^(?:\.{0,2}|-.*)$/.test(part));
  return hasBadName ? { reason: 'path' } : found;
}

/** How many segments name the repository, and what the rest says. */
interface Split {
  readonly kind: RepoHostKind;
  readonly nameLength: number;
  readonly target?: RepoUrlTarget | undefined;
}

function readPlainPath(url: URL, segments: readonly string[]): HostPath | PathProblem {
  const split = splitPath(url.hostname, segments);
  const named = segments.slice(0, split.nameLength);
  const last = named.at(-1) ?? '';
  const hasDotGit = last.endsWith('.git') && last !== '.git';
  const parts = hasDotGit ? [...named.slice(0, -1), last.slice(0, -4)] : named;
  const least = url.hostname === 'github.com' || split.kind === 'bitbucket' ? 2 : 1;
  if (parts.length < least) return { reason: 'path' };
  const webUrl = `${url.protocol}//${url.host}/${parts.map(encodeURIComponent).join('/').replaceAll('%7E', '~')}`;
  const dotGit = `${webUrl}.git`;
  const cloneUrls: [string, ...string[]] =
    split.kind !== 'unknown' ? [dotGit] : hasDotGit ? [dotGit, webUrl] : [webUrl, dotGit];
  return {
    kind: split.kind,
    host: url.host,
    fullName: parts.join('/'),
    webUrl,
    cloneUrls,
    ...(split.target ? { target: split.target } : {}),
  };
}

function splitPath(hostname: string, segments: readonly string[]): Split {
  const dash = segments.indexOf('-');
  if (dash >= 2) return { kind: 'gitlab', nameLength: dash, target: readTarget(segments.slice(dash + 1)) };
  const kind = kindOfHost(hostname);
  const source = segments.findIndex((part, index) => index >= 2 && part === 'src' && isGiteaKind(segments[index + 1]));
  if (source > 0) return { kind: 'gitea', nameLength: source, target: readGiteaTarget(segments.slice(source + 1)) };
  const rest = segments.slice(2);
  if (kind === 'bitbucket') return { kind, nameLength: 2, target: readBitbucketTarget(rest) };
  if (kind === 'github' || kind === 'gitea') return { kind, nameLength: 2, target: readTarget(rest) };
  if (kind === 'gitlab') return { kind, nameLength: segments.length };
  // sr.ht and unknown installations: the whole path, unless it continues as GitHub's does.
  const target = readTarget(rest);
  if (target) return { kind: hostname.endsWith('sr.ht') ? 'unknown' : 'github', nameLength: 2, target };
  return { kind: 'unknown', nameLength: segments.length };
}

function kindOfHost(hostname: string): RepoHostKind {
  const labels = hostname.split('.');
  if (hostname === 'bitbucket.org') return 'bitbucket';
  if (hostname === 'gitee.com' || hostname.endsWith('.ghe.com')) return 'github';
  for (const kind of ['github', 'gitlab'] as const) if (labels.includes(kind)) return kind;
  return labels.some((label) => /^(?:gitea|forgejo|codeberg)$/.test(label)) ? 'gitea' : 'unknown';
}

/** GitHub's and GitLab's words after the repository's name. */
function readTarget(rest: readonly string[]): RepoUrlTarget | undefined {
  const [word = '', ...tail] = rest;
  const [first] = tail;
  if (first === undefined) return undefined;
  if (word === 'tree') return tail.length === 1 ? { ref: first, isFile: false } : { refAndPath: tail, isFile: false };
  if (/^(?:blob|raw|blame|edit)$/.test(word)) return { refAndPath: tail, isFile: true };
  if (word === 'commit') return { ref: first, refKind: 'commit', isFile: false };
  if (word === 'commits') return { ref: tail.join('/'), isFile: false };
  if (word === 'tags') return { ref: tail.join('/'), refKind: 'tag', isFile: false };
  if (word === 'releases' && first === 'tag' && tail.length > 1) {
    return { ref: tail.slice(1).join('/'), refKind: 'tag', isFile: false };
  }
  if (word === 'pull' && /^\d{1,9}$/.test(first)) return { ref: `refs/pull/${first}/head`, isFile: false };
  if (word === 'merge_requests' && /^\d{1,9}$/.test(first))
    return { ref: `refs/merge-requests/${first}/head`, isFile: false };
  return undefined;
}

function isGiteaKind(word: string | undefined): boolean {
  return word === 'branch' || word === 'tag' || word === 'commit';
}

function readGiteaTarget([word = '', ...tail]: readonly string[]): RepoUrlTarget | undefined {
  const [first, ...path] = tail;
  if (first === undefined) return undefined;
  if (word === 'commit') {
    return { ref: first, refKind: 'commit', isFile: false, ...(path.length > 0 ? { path: path.join('/') } : {}) };
  }
  const refKind = word === 'tag' ? 'tag' : 'branch';
  return path.length === 0 ? { ref: first, refKind, isFile: false } : { refAndPath: tail, refKind, isFile: false };
}

/** Bitbucket Cloud: `/src/<ref>/<path>`, where a ref with slashes is written encoded, `/branch/<b>`, `/commits/<sha>`. */
function readBitbucketTarget([word, ...tail]: readonly string[]): RepoUrlTarget | undefined {
  const [first] = tail;
  if (first === undefined) return undefined;
  if (word === 'src') return tail.length === 1 ? { ref: first, isFile: false } : { refAndPath: tail, isFile: false };
  if (word === 'branch') return { ref: tail.join('/'), refKind: 'branch', isFile: false };
  if (word === 'commits') return { ref: first, refKind: 'commit', isFile: false };
  return undefined;
}

function decodeSegments(pathname: string): string[] | undefined {
  try {
    const segments = pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    return segments.some((segment) => /[\x00-\x1f\x7f\\]/.test(segment)) ? undefined : segments;
  } catch {
    return undefined;
  }
}
