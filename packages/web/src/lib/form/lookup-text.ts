import type { Inspection } from '@orionwiki/client';
import type { Texts } from '#lib/i18n/texts.svelte.ts';

/** Why a repository cannot be read, in a few words; empty when it can. */
export function lookupProblem(inspection: Inspection | undefined, texts: Pick<Texts, 'errors'>): string {
  return inspection?.error ? texts.errors[inspection.error.code].title : '';
}

/** Whether a token could help. */
export function mayBePrivate(inspection: Inspection | undefined): boolean {
  return inspection?.error?.code === 'REPO_NOT_FOUND_OR_PRIVATE';
}

/** Whether the host has told all its branches and tags and `ref` is none of them; commit ids are not among those. */
export function isUnknownRef(inspection: Inspection | undefined, ref: string): boolean {
  const name = ref.trim().replace(/^refs\/(?:heads|tags)\//, '');
  if (!inspection?.isReachable || inspection.hasMoreRefs || name === '') return false;
  return !/^[0-9a-f]{40,64}$|^refs\/|^HEAD$/.test(name) && inspection.refs.every((known) => known.name !== name);
}
