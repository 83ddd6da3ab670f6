import type { HostPath, RepoUrlTarget } from './repo-url-types.ts';

/**
 * Bitbucket Data Center: `[prefix/]projects/K/repos/r/…`, `[prefix/]users/u/repos/r/…` and `[prefix/]scm/K/r.git`;
 * `undefined` for other addresses.
 */
export function readBitbucketServerPath(url: URL, segments: readonly string[]): HostPath | undefined {
  const repos = segments.findIndex((part, index) => part === 'repos' && isOwnerWord(segments[index - 2]));
  const scm = segments.indexOf('scm');
  if (repos >= 2 && segments[repos + 1] !== undefined) {
    const isUser = segments[repos - 2] === 'users';
    return describe(url, {
      prefix: segments.slice(0, repos - 2),
      key: `${isUser ? '~' : ''}${segments[repos - 1]}`,
      repository: segments[repos + 1] as string,
      target: readBrowseTarget(url, segments.slice(repos + 2)),
    });
  }
  const repository = segments[scm + 2];
  if (scm < 0 || segments.length !== scm + 3 || !repository?.endsWith('.git')) return undefined;
  const key = segments[scm + 1] as string;
  return describe(url, { prefix: segments.slice(0, scm), key, repository: repository.slice(0, -4) });
}

interface ServerPath {
  readonly prefix: readonly string[];
  /** Project key, or `~user`. */
  readonly key: string;
  readonly repository: string;
  readonly target?: RepoUrlTarget | undefined;
}

function describe(url: URL, { prefix, key, repository, target }: ServerPath): HostPath {
  const base = `${url.protocol}//${[url.host, ...prefix.map(encodeURIComponent)].join('/')}`;
  const owner = key.startsWith('~')
    ? `users/${encodeURIComponent(key.slice(1))}`
    : `projects/${encodeURIComponent(key)}`;
  const keyPath = encodeURIComponent(key).replace('%7E', '~');
  return {
    kind: 'bitbucket-server',
    host: url.host,
    fullName: `${key}/${repository}`,
    webUrl: `${base}/${owner}/repos/${encodeURIComponent(repository)}`,
    cloneUrls: [`${base}/scm/${keyPath}/${encodeURIComponent(repository)}.git`],
    ...(target ? { target } : {}),
  };
}

function readBrowseTarget(url: URL, rest: readonly string[]): RepoUrlTarget | undefined {
  const at = url.searchParams.get('at') ?? '';
  const ref = at.replace(/^refs\/(?:heads|tags)\//, '');
  const path = rest[0] === 'browse' ? rest.slice(1).join('/') : '';
  if (rest[0] === 'commits' && rest[1]) return { ref: rest[1], refKind: 'commit', isFile: false };
  if (ref === '' && path === '') return undefined;
  return { ...(ref === '' ? {} : { ref }), ...(path === '' ? {} : { path }), isFile: false };
}

function isOwnerWord(word: string | undefined): boolean {
  return word === 'projects' || word === 'users';
}
