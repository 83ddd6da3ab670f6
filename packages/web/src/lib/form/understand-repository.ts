import { parseRepoUrl } from '@orionwiki/core/repo-url';

type Parsed = ReturnType<typeof parseRepoUrl>;

/** Why an address has no meaning as a repository. */
export type RepositoryProblem = Extract<Parsed, { ok: false }>['reason'];

/** What the text of the repository field means. */
export type Understanding =
  | {
      readonly kind: 'understood';
      readonly host: string;
      /** `owner/repo`, as people say it. */
      readonly repository: string;
      /** Branch, tag, commit, and folder when the address does not tell them apart. */
      readonly ref?: string;
      readonly folder?: string;
      /** Something that is not the repository itself was pasted: a file, a pull request, a mirror, an ssh address. */
      readonly isReduced: boolean;
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
  return {
    kind: 'understood',
    host: parsed.host,
    repository: parsed.fullName,
    isReduced:
      target?.isFile === true || isRequest(ref) || parsed.changes.some((change) => change !== 'credential-moved'),
    address: withoutUser(unquoted(text)),
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

function isRequest(ref: string | undefined): boolean {
  return ref?.startsWith('refs/') === true;
}

/** Whole commit ids are cut to the length in which people read them. */
function shortRef(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 10) : ref;
}
