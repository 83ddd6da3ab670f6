import {
  describeError,
  type ErrorCode,
  type ErrorParams,
  messagesIn,
  type OrionError,
  type WikiLanguage,
} from '@orionwiki/core';
import { RequestRefusal } from './request-fault.ts';

/** What a client gets to know about a failure, in `error.data` over tRPC and as members of problem+json. */
export interface ErrorData {
  /** Code of the catalogue; permanent. */
  readonly code: ErrorCode;
  /** Status of the plain HTTP answer, also where the stream link answers 200. */
  readonly httpStatus: number;
  /** Whether the same request may work later without a change. */
  readonly retryable: boolean;
  /** Values of the texts; `retryAfterMs` says when to come back. */
  readonly params: ErrorParams;
  readonly title: string;
  readonly hint: string;
  /** Under this number the operator finds the cause in the log. */
  readonly incidentId?: string;
}

/** An error as a client may see it: data, and the message in the client's language. */
export interface ErrorAnswer {
  readonly message: string;
  readonly data: ErrorData;
}

/** How an answer is put into words. */
export interface AnswerStyle {
  readonly language: WikiLanguage;
  /** Takes live secrets out of a text. */
  readonly scrub: (text: string) => string;
}

/** The answer for a coded error; holds no stack, no cause and no live secret. */
export function errorAnswer(error: OrionError, style: AnswerStyle): ErrorAnswer {
  const params = scrubParams(withIncident(error), style.scrub);
  const { title, message, hint } = describeError({ code: error.code, params }, messagesIn(style.language));
  return {
    message,
    data: {
      code: error.code,
      httpStatus: error instanceof RequestRefusal ? error.httpStatus : error.entry.httpStatus,
      retryable: error.retryable,
      params,
      title,
      hint,
      ...(error.incidentId === undefined ? {} : { incidentId: error.incidentId }),
    },
  };
}

/** Milliseconds after which the client should come back, when the error says so. */
export function retryAfterMs(params: ErrorParams): number | undefined {
  const value = params.retryAfterMs;
  return typeof value === 'number' ? value : undefined;
}

function withIncident(error: OrionError): ErrorParams {
  return error.incidentId === undefined ? error.params : { incidentId: error.incidentId, ...error.params };
}

function scrubParams(params: ErrorParams, scrub: (text: string) => string): ErrorParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? scrub(value) : value]),
  );
}
