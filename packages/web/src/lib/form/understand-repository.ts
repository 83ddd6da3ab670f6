import { parseRepoUrl } from '@orionwiki/core/repo-url';

type Parsed = ReturnType<typeof parseRepoUrl>;

/** Why an address has no meaning as a repository. */
export type RepositoryProblem = Extract<Parsed, { ok: false }>['reason'];

/** What was pasted instead of the repository's own address. */
export type AddressNote = 'file' | 'request' | 'ssh' | 'mirror' | 'inside';

/** What the text of the repository field means. */
export type Understanding =
  | {
      readonly kind: 'understood';
      readonly host: string;
      readonly hostKind: Extract<Parsed, { ok: true }>['kind'];
      /** `owner/repo`, as people say it. */
      readonly repository: string;
      /** Branch, tag, commit, and folder when the address does not tell them apart. */
      readonly ref?: string;
      readonly folder?: string;
      readonly note?: AddressNote;
      /** The address without user and secret; what is shown and sent. */
      readonly address: string;
      readonly username?: string;
      /** A secret that stood in the address. */
      readonly token?: string;
    }
  | { readonly kind: 'refused'; readonly problem: RepositoryProblem };

/** The meaning of what was typed or pasted, without asking anyone. */
export function understandRepository(text: string): Understanding {
  const parsed = parseRepoUrl(unquoted(text));
  if (!parsed.ok) return { kind: 'refused', problem: parsed.reason };
  const { target } = parsed;
  const ref = target?.ref ?? target?.refAndPath?.join('/');
  const username = parsed.credential?.username ?? parsed.username;
  const note = noteOn(parsed);
  return {
    kind: 'understood',
    host: parsed.host,
    hostKind: parsed.kind,
    repository: parsed.fullName,
    address: withoutUser(unquoted(text)),
    ...(note ? { note } : {}),
    ...(ref === undefined ? {} : { ref: shortRef(ref) }),
    ...(target?.path ? { folder: target.path } : {}),
    ...(username === undefined ? {} : { username }),
    ...(parsed.credential ? { token: parsed.credential.token } : {}),
  };
}

/** People paste addresses with the quotes and brackets of the text around them. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(?:git clone\s+)/, '')
    .replace(/^["'`“”‘’(<\s]+|["'`“”‘’)>\s]+$/g, '');
}

/** `https://user:secret@host/path` and `user@host/path` without the user; `git@host:path` as it is. */
function withoutUser(address: string): string {
  return address.replace(/^((?:https?:\/\/)?)[^/?#]*@(?=[^/:?#]+(?::\d+)?(?:[/?#]|$))/i, '$1');
}

function noteOn({ target, changes, address, webUrl }: Extract<Parsed, { ok: true }>): AddressNote | undefined {
  if (target?.isFile) return 'file';
  if (target?.ref?.startsWith('refs/')) return 'request';
  if (changes.includes('ssh-to-https')) return 'ssh';
  if (changes.includes('mirror-to-source')) return 'mirror';
  return target === undefined && isLonger(address, webUrl) ? 'inside' : undefined;
}

/** Whether an address goes on behind the repository's own page, as those of issues and settings do. */
function isLonger(address: string, webUrl: string): boolean {
  const depth = (url: string): number => (URL.parse(url)?.pathname ?? '').split('/').filter(Boolean).length;
  return depth(address) > depth(webUrl);
}

/** Whole commit ids are cut to the length in which people read them; pull requests are called by number. */
function shortRef(ref: string): string {
  if (/^[0-9a-f]{40,64}$/.test(ref)) return ref.slice(0, 10);
  const request = /^refs\/(?:pull|merge-requests)\/(\d+)\/head$/.exec(ref)?.[1];
  return request === undefined ? ref : `#${request}`;
}
