import type { RepoUrlReason } from './repo-url-types.ts';

/** An address as https (or http, when it said so), with what was changed. */
export interface HttpsAddress {
  readonly url: URL;
  readonly changes: readonly ('ssh-to-https' | 'mirror-to-source')[];
}

/** Hosts whose ssh paths are known to be their https paths. */
const SAME_PATH_OVER_HTTPS =
  /(?:^|\.)(?:github|gitlab|gitea|forgejo|codeberg|bitbucket|gitee|sourcehut)\.|(?:^|\.)(?:sr\.ht|ghe\.com|visualstudio\.com)$/;

/** Sites that show other people's GitHub repositories under the same path. */
const GITHUB_MIRRORS = new Set(['deepwiki.com', 'gitingest.com', 'gitdiagram.com', 'github.dev', 'uithub.com']);

/** The text as a web address: scheme added, ssh and scp forms rewritten, mirror sites led back to GitHub. */
export function toHttpsAddress(text: string): HttpsAddress | { readonly reason: RepoUrlReason } {
  const rewritten = rewriteSsh(text);
  if (rewritten === 'unknown-host') return { reason: 'ssh-host' };
  const full = rewritten ?? addScheme(text);
  if (full === undefined) return { reason: 'scheme' };
  const url = URL.parse(full);
  if (!url || full.includes('///') || !/^[a-z0-9[][a-z0-9._:[\]-]*$/i.test(url.hostname))
    return { reason: 'not-an-address' };
  const isMirror = GITHUB_MIRRORS.has(url.hostname.replace(/^www\./, ''));
  if (isMirror) url.hostname = 'github.com';
  if (url.hostname === 'www.github.com') url.hostname = 'github.com';
  return {
    url,
    changes: [...(rewritten ? ['ssh-to-https' as const] : []), ...(isMirror ? ['mirror-to-source' as const] : [])],
  };
}

/** `undefined` when the text is not an ssh, scp or git address. */
function rewriteSsh(text: string): string | 'unknown-host' | undefined {
  const withScheme = /^(?:ssh|git\+ssh|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.*)$/i.exec(text);
  const scp = withScheme ? null : /^(?:[\w.-]+@)([\w.-]+):(?!\/\/)\/?(.*)$/.exec(text);
  const match = withScheme ?? scp;
  if (!match) return undefined;
  const [, host = '', path = ''] = match;
  return httpsFor(host.toLowerCase(), path) ?? 'unknown-host';
}

function httpsFor(host: string, path: string): string | undefined {
  if (host === 'ssh.dev.azure.com' || host === 'vs-ssh.visualstudio.com') {
    const [version, organisation, project, repository] = path.split('/');
    if (version !== 'v3' || !repository) return undefined;
    return `https://dev.azure.com/${organisation}/${project}/_git/${repository}`;
  }
  if (host === 'altssh.bitbucket.org') return `https://bitbucket.org/${path}`;
  if (host === 'altssh.gitlab.com') return `https://gitlab.com/${path}`;
  if (host === 'ssh.github.com') return `https://github.com/${path}`;
  return SAME_PATH_OVER_HTTPS.test(host) ? `https://${host}/${path}` : undefined;
}

function addScheme(text: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return scheme === 'https' || scheme === 'http' ? text : undefined;
  if (/^https?:/i.test(text)) return undefined;
  const first = text.split(/[/?#]/, 1)[0] ?? '';
  // A first part with a dot or a port is a host; otherwise it is an owner on GitHub.
  if (/\.[a-z]|:\d+$|^localhost$|^\[/i.test(first)) return `https://${text}`;
  return /^[\w-]+\/[\w.-]+/.test(text) ? `https://github.com/${text}` : `https://${text}`;
}
