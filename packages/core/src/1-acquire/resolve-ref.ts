import { OrionError } from '#errors';
import type { AcquireRequest } from './acquire-request.ts';
import { chooseRef, type NoRef, type RefWish, refPrefixesFor } from './choose-ref.ts';
import type { ParsedRepoUrl } from './parse-repo-url.ts';
import { type FoundRepository, listRefs, type PreflightOptions } from './preflight.ts';

/** The commit to fetch and the folder to read. */
export interface ResolvedRef {
  readonly oid: string;
  readonly label: string;
  readonly subdir: string;
  /** The folder's name came from an address that may name a file. */
  readonly mayBeFile: boolean;
}

/** Where the wish comes from. */
export interface RefQuestion {
  readonly address: ParsedRepoUrl;
  readonly request: AcquireRequest;
  readonly asking: PreflightOptions;
}

/**
 * What address and request mean in this repository. The commit is named by its id from here on, so that no text of
 * theirs reaches git and a branch that moves meanwhile does not matter.
 * @throws REF_NOT_FOUND, REF_TOO_SHORT, REPO_EMPTY, REPO_UNREACHABLE, CANCELLED
 */
export async function resolveRef(repository: FoundRepository, question: RefQuestion): Promise<ResolvedRef> {
  const { address, request, asking } = question;
  const wish = wishOf(question);
  const name = wish.refAndPath?.[0] ?? wish.ref ?? '';
  if (!isWritable(name)) throw new OrionError('REF_NOT_FOUND', { stage: 'acquire', params: { ref: name } });
  let chosen = chooseRef(wish, await listRefs(repository, refPrefixesFor(wish), asking));
  if (chosen === 'empty') chosen = chooseRef(wish, await listRefs(repository, ['refs/heads/'], asking));
  if (typeof chosen === 'string') throw await explain(chosen, wish, { repository, asking });
  const fromAddress = chosen.path ?? pathBehind(address, request.ref) ?? '';
  const isGiven = request.subdir !== undefined && request.subdir !== '';
  return {
    oid: chosen.oid,
    label: chosen.label,
    subdir: isGiven ? (request.subdir ?? '') : fromAddress,
    mayBeFile: !isGiven,
  };
}

function wishOf({ address, request }: RefQuestion): RefWish {
  if (request.ref !== undefined && request.ref !== '') return { ref: request.ref };
  const { ref, refAndPath, refKind } = address.target ?? {};
  return {
    ...(refAndPath ? { refAndPath } : ref === undefined ? {} : { ref }),
    ...(refKind ? { refKind } : {}),
  };
}

/** Names with white space, controls or more than 1,000 characters do not exist and are not put into a request. */
function isWritable(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name.length <= 1000 && !/[\x00-\x20\x7f]/.test(name);
}

/** The folder in the address, when the ref was settled without it. */
function pathBehind({ target }: ParsedRepoUrl, ref: string | undefined): string | undefined {
  const words = ref === undefined || ref === '' ? [] : ref.split('/');
  const isSame = words.length > 0 && words.every((word, index) => target?.refAndPath?.[index] === word);
  return isSame ? target?.refAndPath?.slice(words.length).join('/') : target?.path;
}

async function explain(
  why: NoRef,
  wish: RefWish,
  { repository, asking }: { readonly repository: FoundRepository; readonly asking: PreflightOptions },
): Promise<OrionError> {
  const ref = wish.ref ?? wish.refAndPath?.[0] ?? 'HEAD';
  if (why === 'too-short') return new OrionError('REF_TOO_SHORT', { stage: 'acquire', params: { ref } });
  // In a repository without any commit every ref is missing; say the thing that helps.
  const isEmpty = why === 'empty' || (await listRefs(repository, ['HEAD', 'refs/heads/'], asking)).length === 0;
  if (isEmpty) return new OrionError('REPO_EMPTY', { stage: 'acquire' });
  return new OrionError('REF_NOT_FOUND', { stage: 'acquire', params: { ref } });
}
