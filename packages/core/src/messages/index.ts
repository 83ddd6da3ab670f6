import type { WikiLanguage } from '#vocabulary';
import type { ReadingTexts } from './en/reading.ts';
import type { ReasonTexts } from './en/reasons.ts';
import type { UiMessages } from './en/ui.ts';
import type { ErrorTexts, NoticeTexts } from './message-types.ts';

export { ERRORS, type ErrorCode } from '#errors';
export { WIKI_LANGUAGES, type WikiLanguage } from '#vocabulary';
export { type DescribedError, describeError } from './describe-error.ts';
export type { ReasonKey, ReasonTexts } from './en/reasons.ts';
export type { UiMessages } from './en/ui.ts';
export { fillMessage } from './fill-message.ts';
export type { ErrorText, ErrorTexts, NoticeTexts } from './message-types.ts';

/** Texts of the web interface in one language. */
export interface InterfaceMessages {
  readonly ui: UiMessages;
  readonly errors: ErrorTexts;
  readonly notices: NoticeTexts;
  readonly reasons: ReasonTexts;
  /** For articles and what is opened from them (`@orionwiki/core/reading`). */
  readonly reading: ReadingTexts;
}

/** The interface's texts; only the language asked for is loaded. */
export async function loadInterfaceMessages(language: WikiLanguage): Promise<InterfaceMessages> {
  if (language === 'tr') return (await import('./tr/interface.ts')).interfaceMessages;
  return (await import('./en/interface.ts')).interfaceMessages;
}
