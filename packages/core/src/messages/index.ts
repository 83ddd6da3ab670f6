import type { WikiLanguage } from '../0-vocabulary/page.ts';
import type { UiMessages } from './en/ui.ts';
import type { ErrorTexts, NoticeTexts } from './message-types.ts';

export { WIKI_LANGUAGES, type WikiLanguage } from '../0-vocabulary/page.ts';
export { ERRORS, type ErrorCode } from '../errors/catalogue.ts';
export type { UiMessages } from './en/ui.ts';
export { fillMessage } from './fill-message.ts';
export type { ErrorText, ErrorTexts, NoticeTexts } from './message-types.ts';

/** Texts of the web interface in one language. */
export interface InterfaceMessages {
  readonly ui: UiMessages;
  readonly errors: ErrorTexts;
  readonly notices: NoticeTexts;
}

/** The interface's texts; only the language asked for is loaded. */
export async function loadInterfaceMessages(language: WikiLanguage): Promise<InterfaceMessages> {
  if (language === 'tr') return (await import('./tr/interface.ts')).interfaceMessages;
  return (await import('./en/interface.ts')).interfaceMessages;
}
