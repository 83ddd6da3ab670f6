import { EMPTY_DRAFT, type WikiDraft } from './wiki-draft.ts';

/** A draft whose fields are bound to the form's controls. */
export class DraftState implements WikiDraft {
  repository = $state.raw('');
  ref = $state.raw('');
  subdir = $state.raw('');
  username = $state.raw('');
  token = $state.raw('');
  mode: WikiDraft['mode'] = $state.raw('facts');
  provider: WikiDraft['provider'] = $state.raw('own');
  baseUrl = $state.raw('');
  apiKey = $state.raw('');
  model = $state.raw('');
  language: WikiDraft['language'] = $state.raw('en');
  size: WikiDraft['size'] = $state.raw('full');
  include = $state.raw('');
  exclude = $state.raw('');
  confirmAbove = $state.raw(EMPTY_DRAFT.confirmAbove);
  keepsPrivate = $state.raw(false);

  /** Takes over every field. */
  assign(draft: WikiDraft): void {
    Object.assign(this, draft);
  }

  /** The fields as they are now. */
  get plain(): WikiDraft {
    const names = Object.keys(EMPTY_DRAFT) as (keyof WikiDraft)[];
    return Object.fromEntries(names.map((name) => [name, this[name]])) as unknown as WikiDraft;
  }
}
