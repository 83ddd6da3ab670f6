import type { WikiLanguage } from '@orionwiki/core/messages';

/** What the form holds, as typed. `token` and `apiKey` are secrets and never leave the memory of the tab with it. */
export interface WikiDraft {
  readonly repository: string;
  readonly ref: string;
  readonly subdir: string;
  readonly username: string;
  readonly token: string;
  readonly mode: 'facts' | 'model';
  /** Whose model writes: the one the server offers, or one with an own address and key. */
  readonly provider: 'server' | 'own';
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly language: WikiLanguage;
  readonly size: 'full' | 'concise';
  /** One pattern a line. */
  readonly include: string;
  readonly exclude: string;
  /** Tokens above which the run asks before the model is called, as typed; empty for never. */
  readonly confirmAbove: string;
  /** Whether the wiki of a private repository may stay in this browser. */
  readonly keepsPrivate: boolean;
}

/** The draft while it is typed. */
export type TypedDraft = { -readonly [Name in keyof WikiDraft]: WikiDraft[Name] };

/** A field of the form. */
export type FieldName = Exclude<keyof WikiDraft, 'mode' | 'provider' | 'language' | 'size' | 'keepsPrivate'>;

/** A form nobody has typed into. */
export const EMPTY_DRAFT: WikiDraft = {
  repository: '',
  ref: '',
  subdir: '',
  username: '',
  token: '',
  mode: 'facts',
  provider: 'own',
  baseUrl: '',
  apiKey: '',
  model: '',
  language: 'en',
  size: 'full',
  include: '',
  exclude: '',
  confirmAbove: '250000',
  keepsPrivate: false,
};

/** The draft as it may be kept in the tab's storage: without its secrets, and without a leave given for one run. */
export function withoutSecrets(draft: WikiDraft): WikiDraft {
  return { ...draft, token: '', apiKey: '', keepsPrivate: false };
}

/** The patterns of a field: one a line, blank lines left out. */
export function patternsOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether the provider runs on the machine itself, where keys are not asked for. */
export function isLocalProvider(baseUrl: string): boolean {
  return /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/.test(baseUrl.trim());
}
