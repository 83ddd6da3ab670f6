import type { RetryInput } from '@orionwiki/client';
import { isLocalProvider, type WikiDraft } from '#lib/form/wiki-draft.ts';
import type { RunNote } from '#lib/session/run-notes.ts';

/** How a model is reached for a page; without `model` it is the server's own. */
export type ModelAccess = Pick<RetryInput, 'model'>;

/** Sent where a provider on the own machine asks for no key but the interface does. */
const NO_KEY = 'none';

/**
 * How the model of the run is reached again, from what the tab remembers; `undefined` when the person has to say it. A
 * key goes only to the address it was typed for.
 */
export function rememberedAccess(
  note: RunNote | undefined,
  form: Pick<WikiDraft, 'baseUrl' | 'apiKey'>,
): ModelAccess | undefined {
  if (note?.draft.mode !== 'model') return undefined;
  if (note.draft.provider === 'server') return {};
  const { baseUrl, model } = note.draft;
  const apiKey = form.baseUrl.trim() === baseUrl.trim() ? form.apiKey : '';
  return typedAccess({ baseUrl, model, apiKey });
}

/** The access that was typed, when it is whole. */
export function typedAccess(typed: Pick<WikiDraft, 'baseUrl' | 'model' | 'apiKey'>): ModelAccess | undefined {
  const baseUrl = typed.baseUrl.trim();
  const model = typed.model.trim();
  const apiKey = typed.apiKey.trim() || (isLocalProvider(baseUrl) ? NO_KEY : '');
  return baseUrl === '' || model === '' || apiKey === '' ? undefined : { model: { baseUrl, model, apiKey } };
}
