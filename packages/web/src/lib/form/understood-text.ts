import type { Texts } from '#lib/i18n/texts.svelte.ts';
import type { Understanding } from './understand-repository.ts';
import type { WikiDraft } from './wiki-draft.ts';

/** What was understood, such as `github.com · owner/repo · main`; empty as long as nothing was. */
export function understoodText(
  understanding: Understanding | undefined,
  draft: Pick<WikiDraft, 'ref' | 'subdir'>,
  texts: Pick<Texts, 'ui' | 'fill'>,
): string {
  if (understanding?.kind !== 'understood') return '';
  const { form } = texts.ui;
  const ref = draft.ref.trim() || understanding.ref || form.defaultBranch;
  const folder = draft.subdir.trim() || understanding.folder;
  const base = texts.fill(form.understood, { host: understanding.host, repository: understanding.repository, ref });
  return folder ? `${base} · ${texts.fill(form.folder, { folder })}` : base;
}
