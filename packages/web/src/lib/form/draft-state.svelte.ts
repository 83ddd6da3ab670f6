import { EMPTY_DRAFT, type WikiDraft } from './wiki-draft.ts';

/** A draft whose fields are bound to the form's controls. */
export class DraftState implements WikiDraft {
  repository = $state('');
  ref = $state('');
  subdir = $state('');
  username = $state('');
  token = $state('');
  mode: WikiDraft['mode'] = $state('facts');
  provider: WikiDraft['provider'] = $state('own');
  baseUrl = $state('');
  apiKey = $state('');
  model = $state('');
  language: WikiDraft['language'] = $state('en');
  size: WikiDraft['size'] = $state('full');
  include = $state('');
  exclude = $state('');
  confirmAbove = $state(EMPTY_DRAFT.confirmAbove);
  keepsPrivate = $state(false);

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
