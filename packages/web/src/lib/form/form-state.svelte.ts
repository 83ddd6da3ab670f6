import type { Inspection } from '@orionwiki/client';
import type { WikiLanguage } from '@orionwiki/core/messages';
import { browserStore, type TabStore, tabStore } from '#lib/session/tab-store.ts';
import type { FieldProblems } from './check-draft.ts';
import type { Lookup } from './lookup.svelte.ts';
import type { Understanding } from './understand-repository.ts';
import { EMPTY_DRAFT, type FieldName, type TypedDraft, type WikiDraft, withoutSecrets } from './wiki-draft.ts';

type Rules = typeof import('./form-rules.ts');

const DRAFT_KEY = 'orionwiki.draft';
const KEY_KEY = 'orionwiki.api-key';
const CONFIRM_KEY = 'orionwiki.confirm-above';

const MODEL_FIELDS: ReadonlySet<FieldName> = new Set(['baseUrl', 'apiKey', 'model', 'confirmAbove']);

/** The form: what was typed, what it means, what is wrong with it. Lives as long as the tab shows the site. */
export class FormState {
  /** As typed; the form's controls are bound to its fields. */
  readonly draft: TypedDraft = $state({ ...EMPTY_DRAFT });
  /** Asks the host of the repository; there once the rules are. */
  lookup: Lookup | undefined = $state.raw();
  isPrivateOpen = $state.raw(false);
  isAdvancedOpen = $state.raw(false);
  /** A secret was taken out of the address and put into the token field. */
  hasMovedCredential = $state.raw(false);
  /** Nothing is marked as wrong before the first try to send, or before the field was left. */
  isChecked = $state.raw(false);
  isAddressLeft = $state.raw(false);
  isKeyForgotten = $state.raw(false);
  isSending = $state.raw(false);
  /** Field to be focused when the form is shown next, after an error that names it. */
  focusNext = $state.raw<FieldName>();

  #isTyped = false;
  #rules: Rules | undefined = $state.raw();
  /** What the address means; `undefined` before the rules are there. */
  readonly understanding: Understanding | undefined = $derived(
    this.#rules?.understandRepository(this.draft.repository),
  );
  readonly #problems: FieldProblems = $derived(this.#rules?.checkDraft(this.draft) ?? {});
  readonly problems: FieldProblems = $derived(this.#shownProblems());

  readonly #store: TabStore;
  readonly #lasting: TabStore;

  constructor(language: WikiLanguage, store: TabStore = tabStore(), lasting: TabStore = browserStore()) {
    this.#store = store;
    this.#lasting = lasting;
    this.draft.language = language;
  }

  /** Takes up what was typed before a reload; secrets other than the key were never kept. */
  restore(): void {
    const kept = this.#store.read<Partial<WikiDraft>>(DRAFT_KEY);
    if (kept && this.draft.repository === '') this.fill({ ...EMPTY_DRAFT, ...kept });
    if (this.draft.repository !== '') void this.loadRules();
    this.draft.confirmAbove = this.#lasting.read<string>(CONFIRM_KEY) ?? this.draft.confirmAbove;
    this.draft.apiKey ||= this.#store.read<string>(KEY_KEY) ?? '';
  }

  /** Gets what is needed to understand and check the fields; to be called when the form is first touched. */
  async loadRules(): Promise<Rules> {
    if (!this.#rules) {
      this.#rules = await import('./form-rules.ts');
      this.lookup ??= new this.#rules.Lookup();
      this.#moveCredential();
      // What was typed while they loaded; an address that was only restored is not asked for.
      if (this.#isTyped) this.#considerLookup();
    }
    return this.#rules;
  }

  /** Puts a draft into the form. A secret that is already typed stays only for the address it was typed for. */
  fill(draft: WikiDraft): void {
    const { repository, token, baseUrl, apiKey } = this.draft;
    Object.assign(this.draft, {
      ...draft,
      token: draft.token || (draft.repository === repository ? token : ''),
      apiKey: draft.apiKey || (draft.baseUrl === baseUrl ? apiKey : ''),
    });
    this.isPrivateOpen ||= draft.username !== '' || this.draft.token !== '';
    this.isAdvancedOpen ||= draft.subdir !== '' || draft.include !== '' || draft.exclude !== '';
  }

  /** To be called with every change of the address. */
  addressChanged(): void {
    this.isAddressLeft = false;
    this.#isTyped = true;
    this.#moveCredential();
    this.#considerLookup();
  }

  /** Removes the key from the field and from the tab's store. */
  forgetKey(): void {
    this.draft.apiKey = '';
    this.#store.remove(KEY_KEY);
    this.isKeyForgotten = true;
  }

  /** The draft to send; otherwise the first field to correct, which is then visible. */
  async check(): Promise<{ readonly draft: WikiDraft } | { readonly firstProblem: FieldName }> {
    await this.loadRules();
    this.isChecked = true;
    const [firstProblem] = Object.keys(this.problems) as FieldName[];
    if (firstProblem === undefined) {
      const draft: WikiDraft = { ...this.draft };
      this.#store.write(DRAFT_KEY, withoutSecrets(draft));
      if (draft.mode === 'model' && draft.apiKey !== '') this.#store.write(KEY_KEY, draft.apiKey);
      if (draft.mode === 'model') this.#lasting.write(CONFIRM_KEY, draft.confirmAbove);
      return { draft };
    }
    this.reveal(firstProblem);
    return { firstProblem };
  }

  /** Opens the part of the form that holds a field. */
  reveal(field: FieldName): void {
    if (field === 'token' || field === 'username') this.isPrivateOpen = true;
    if (field === 'subdir' || field === 'include' || field === 'exclude') this.isAdvancedOpen = true;
    if (MODEL_FIELDS.has(field)) this.draft.mode = 'model';
  }

  /** What was loaded; `undefined` until somebody begins to fill the form in. */
  get rules(): Rules | undefined {
    return this.#rules;
  }

  /** What the host of the repository says about it, once it was asked. */
  get inspection(): Inspection | undefined {
    const { understanding } = this;
    return understanding?.kind === 'understood' ? this.lookup?.answerFor(understanding.address) : undefined;
  }

  /** Asks the host of the repository. */
  #considerLookup(): void {
    this.lookup?.want(this.#rules?.addressToAsk(this.understanding, this.draft));
  }

  /** Takes user and secret out of the address and puts them where they belong. */
  #moveCredential(): void {
    const understanding = this.understanding;
    if (understanding?.kind !== 'understood') return;
    const { address, username, token } = understanding;
    if (username === undefined && token === undefined) return;
    this.draft.repository = address;
    this.draft.username = username ?? this.draft.username;
    this.draft.token = token ?? this.draft.token;
    this.hasMovedCredential ||= token !== undefined;
    this.isPrivateOpen = true;
  }

  #shownProblems(): FieldProblems {
    if (this.isChecked) return this.#problems;
    const { repository } = this.#problems;
    const isShown = this.isAddressLeft && this.draft.repository.trim() !== '' && repository !== undefined;
    return isShown ? { repository } : {};
  }
}
