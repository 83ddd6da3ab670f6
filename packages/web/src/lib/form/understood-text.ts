import type { Inspection } from '@orionwiki/client';
import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { Understanding } from './understand-repository.ts';
import type { WikiDraft } from './wiki-draft.ts';

/** Names by which people know the big hosts; any other is called by its address. */
const HOST_NAMES: Readonly<Record<string, string>> = {
  'github.com': 'GitHub',
  'gitlab.com': 'GitLab',
  'bitbucket.org': 'Bitbucket',
  'dev.azure.com': 'Azure DevOps',
  'codeberg.org': 'Codeberg',
};

/** The host as people call it. */
export function hostName(host: string): string {
  return (Object.hasOwn(HOST_NAMES, host) && HOST_NAMES[host]) || host;
}

/** What the text is made from: the fields, what the address means, and what its host said, if it was asked. */
export interface Understood {
  readonly understanding: Understanding | undefined;
  readonly draft: Pick<WikiDraft, 'ref' | 'subdir'>;
  readonly inspection?: Inspection | undefined;
}

/** What was understood, such as `GitHub · owner/repo · main`; empty as long as nothing was. */
export function understoodText(
  { understanding, draft, inspection }: Understood,
  texts: Pick<Texts, 'ui' | 'fill'>,
): string {
  if (understanding?.kind !== 'understood') return '';
  const { form, address } = texts.ui;
  const branch = inspection?.defaultBranch;
  const whole = branch === undefined ? form.defaultBranch : texts.fill(address.mainBranch, { branch });
  // Only the host can tell where the name of a branch ends and a folder begins.
  const named = understanding.note === 'request' ? understanding.ref : (inspection?.ref ?? understanding.ref);
  const ref = draft.ref.trim() || named || whole;
  const folder = draft.subdir.trim() || inspection?.subdir || understanding.folder;
  const host = hostName(understanding.host);
  const base = texts.fill(form.understood, { host, repository: understanding.repository, ref });
  return folder ? `${base} · ${texts.fill(form.folder, { folder })}` : base;
}
