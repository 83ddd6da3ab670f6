import type { WikiLanguage } from '@orionwiki/core/messages';
import type { Session } from '#lib/session/session.svelte.ts';
import { FormState } from './form-state.svelte.ts';

/** The form of the session, made by the first part of the site that shows or fills it: readers do without its code. */
export function openForm(session: Session, language: WikiLanguage): FormState {
  session.form ??= new FormState(language);
  return session.form;
}
