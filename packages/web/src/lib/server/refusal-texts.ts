import {
  ERRORS,
  type ErrorCode,
  fillMessage,
  loadInterfaceMessages,
  type WikiLanguage,
} from '@orionwiki/core/messages';
import type { Refusal } from './forward-request.ts';

/** A refusal of the proxy in the words of the error catalogue. */
export interface RefusalTexts {
  readonly code: ErrorCode;
  readonly httpStatus: number;
  readonly retryable: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly title: string;
  readonly message: string;
  readonly hint: string;
}

const CODES = {
  'too-large': { code: 'REQUEST_INVALID', httpStatus: 413 },
  unreachable: { code: 'SERVER_UNREACHABLE', httpStatus: 502 },
} as const satisfies Record<Refusal, { code: ErrorCode; httpStatus: number }>;

/** The catalogue's texts for a refusal, in the language of the request. */
export async function refusalTexts(refusal: Refusal, language: WikiLanguage): Promise<RefusalTexts> {
  const { errors, ui } = await loadInterfaceMessages(language);
  const { code, httpStatus } = CODES[refusal];
  const params: Record<string, string> =
    refusal === 'too-large' ? { field: 'body', reason: ui.problem.bodyTooLarge } : { server: ui.app.backend };
  const texts = errors[code];
  return {
    code,
    httpStatus,
    params,
    retryable: ERRORS[code].retryable,
    title: texts.title,
    message: fillMessage(texts.message, params),
    hint: fillMessage(texts.hint, params),
  };
}
