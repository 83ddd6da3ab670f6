import { readHostPath } from './repo-url/read-host-path.ts';
import type { RepoHostKind, RepoUrlProblem, RepoUrlReason, RepoUrlTarget } from './repo-url/repo-url-types.ts';
import { toHttpsAddress } from './repo-url/to-https-address.ts';

export type { RepoHostKind, RepoUrlProblem, RepoUrlReason, RepoUrlTarget } from './repo-url/repo-url-types.ts';

/** What an address means. Holds no credential outside `credential`. */
export interface ParsedRepoUrl {
  readonly ok: true;
  readonly kind: RepoHostKind;
  /** Host as in a link: with its port unless that is the usual one. */
  readonly host: string;
  /** Groups and name as people say it: `owner/repo`. */
  readonly fullName: string;
  /** Last part of `fullName`. */
  readonly name: string;
  /** The repository's page, without query and fragment. */
  readonly webUrl: string;
  /** What was pasted, as a web address without user name and secret: safe to show and to keep. */
  readonly address: string;
  /** Addresses to clone from, to be tried in this order until one is there. */
  readonly cloneUrls: readonly [string, ...string[]];
  /** Branch, tag, commit and folder, when the address names them. */
  readonly target?: RepoUrlTarget;
  /** A user name that stood in the address alone; not a secret. */
  readonly username?: string;
  /** A secret that stood in the address: move it to the token field and blank the input. */
  readonly credential?: { readonly username?: string; readonly token: string };
  /** What was changed in the address on the way. */
  readonly changes: readonly ('credential-moved' | 'ssh-to-https' | 'mirror-to-source')[];
}

/** Longest address taken, in characters. @source the same bound as network/parse-outbound-url.ts */
const MAX_LENGTH = 2048;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN_CHARACTERS = /[\x00-\x1f\x7f-\x9f\\<>"`{}|^\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/**
 * Every form in which people paste a repository's address, as one meaning; or the reason why it has none. Pure, small
 * and without dependencies, so that a browser can use it as well. Never contacts anything: whether the host may be
 * contacted is the outbound policy's decision.
 */
export function parseRepoUrl(text: string): ParsedRepoUrl | RepoUrlProblem {
  const trimmed = text.trim().replace(/^<(.*)>$/, '$1');
  const early = refuseText(trimmed);
  if (early) return { ok: false, reason: early };
  const address = toHttpsAddress(trimmed);
  if ('reason' in address) return { ok: false, reason: address.reason };
  const { url, changes } = address;
  const parts = readHostPath(url);
  if ('reason' in parts) return { ok: false, reason: parts.reason };
  const user = splitUser(url, parts.kind);
  if (user === 'bad') return { ok: false, reason: 'characters' };
  const name = parts.fullName.slice(parts.fullName.lastIndexOf('/') + 1);
  return {
    ok: true,
    kind: parts.kind,
    host: parts.host,
    fullName: parts.fullName,
    name,
    webUrl: parts.webUrl,
    address: withoutUser(url),
    cloneUrls: parts.cloneUrls,
    ...(parts.target ? { target: parts.target } : {}),
    ...user,
    changes: 'credential' in user ? [...changes, 'credential-moved'] : changes,
  };
}

/** Whether the text is meant as a folder of this computer; only the command line may read one. */
export function isLocalAddress(text: string): boolean {
  return /^(?:file:|[./~]|[a-z]:[\\/])/i.test(text.trim());
}

function refuseText(text: string): RepoUrlReason | undefined {
  if (text === '') return 'empty';
  if (text.length > MAX_LENGTH) return 'too-long';
  if (text.startsWith('-')) return 'leading-dash';
  if (isLocalAddress(text)) return 'local-path';
  if (/^[a-z0-9+.-]+::/i.test(text)) return 'git-helper';
  if (FORBIDDEN_CHARACTERS.test(text)) return 'characters';
  return undefined;
}

function withoutUser(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}${url.search}`;
}

type UserParts = Pick<ParsedRepoUrl, 'username' | 'credential'>;

/** Tokens that hosts hand out have telling beginnings; a plain user name has none. */
const TOKEN_BEGINNING = /^(?:gh[a-z]_|github_pat_|gl[a-z]+-|ATCT|ATAT|ATBB|oauth2$|x-token-auth$)/;

function splitUser(url: URL, kind: RepoHostKind): UserParts | 'bad' {
  const username = decode(url.username);
  const password = decode(url.password);
  if (username === undefined || password === undefined) return 'bad';
  if (password === 'x-oauth-basic') return { credential: { token: username } };
  if (password !== '') return { credential: username === '' ? { token: password } : { username, token: password } };
  if (username === '' || username === 'git' || kind === 'azure') return {};
  const isToken = TOKEN_BEGINNING.test(username) || username.length >= 40;
  return isToken ? { credential: { token: username } } : { username };
}

function decode(text: string): string | undefined {
  try {
    const plain = decodeURIComponent(text);
    return /^[\x21-\x7e]{0,4096}$/.test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}
