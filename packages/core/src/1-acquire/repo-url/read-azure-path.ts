import type { HostPath, PathProblem, RepoUrlTarget } from './repo-url-types.ts';

/**
 * Azure DevOps: `[org/][DefaultCollection/][project/]_git/repo`; `undefined` for other addresses. The clone address
 * is kept without `.git`, which the service answers with 404.
 */
export function readAzurePath(url: URL, segments: readonly string[]): HostPath | PathProblem | undefined {
  const git = segments.indexOf('_git');
  if (git < 0) return undefined;
  const repository = segments[git + 1];
  if (repository === undefined) return { reason: 'path' };
  const before = segments.slice(0, git).filter((segment) => segment !== 'DefaultCollection');
  const organisation = /^(.+)\.visualstudio\.com$/.exec(url.hostname)?.[1];
  const path = [...segments.slice(0, git), '_git', repository].map(encodeURIComponent).join('/');
  const webUrl = `${url.protocol}//${url.host}/${path}`;
  // A repository that bears its project's name may leave the project out: `org/_git/project`.
  const project = before.length > (organisation ? 0 : 1) ? before : [...before, repository];
  const target = readAzureTarget(url.searchParams);
  return {
    kind: 'azure',
    host: url.host,
    fullName: [...(organisation ? [organisation] : []), ...project, repository].join('/'),
    webUrl,
    cloneUrls: [webUrl, `${webUrl}.git`],
    ...(target ? { target } : {}),
  };
}

const VERSION_KINDS = { GB: 'branch', GT: 'tag', GC: 'commit' } as const;

function readAzureTarget(query: URLSearchParams): RepoUrlTarget | undefined {
  const version = query.get('version') ?? '';
  const refKind = VERSION_KINDS[version.slice(0, 2) as keyof typeof VERSION_KINDS];
  const path = (query.get('path') ?? '').replace(/^\/+|\/+$/g, '');
  if (!refKind && path === '') return undefined;
  return {
    ...(refKind ? { ref: version.slice(2), refKind } : {}),
    ...(path === '' ? {} : { path }),
    // The address does not say whether its path is a file; the tree will.
    isFile: false,
  };
}
