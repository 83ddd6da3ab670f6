import type { ErrorCode, ErrorData, ErrorParams, RunId, WikiLanguage } from '@orionwiki/server/api';
import { CLIENT_TEXTS, type ClientErrorCode } from './client-texts.ts';

/** What an {@link OrionWikiError} says. */
export interface OrionWikiErrorDetails {
  readonly code: ErrorCode;
  readonly message: string;
  readonly title: string;
  readonly hint: string;
  readonly params?: ErrorParams;
  readonly retryable?: boolean;
  readonly incidentId?: string;
  readonly runId?: RunId;
  readonly cause?: unknown;
}

/** The one error of this package: a permanent code, and texts for people in the language that was asked for. */
export class OrionWikiError extends Error {
  override readonly name = 'OrionWikiError';
  /** Permanent code, the same as in the server's catalogue. */
  readonly code: ErrorCode;
  /** Values of the texts; `retryAfterMs` says when to come back. */
  readonly params: ErrorParams;
  /** A few words. */
  readonly title: string;
  /** What to do. */
  readonly hint: string;
  /** Whether the same request may work later without a change. */
  readonly retryable: boolean;
  /** Under this number the operator finds the cause. */
  readonly incidentId: string | undefined;
  /** The run it happened to; after CANCELLED, `result` gives what was finished. */
  readonly runId: RunId | undefined;

  constructor(details: OrionWikiErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.params = details.params ?? {};
    this.title = details.title;
    this.hint = details.hint;
    this.retryable = details.retryable ?? false;
    this.incidentId = details.incidentId;
    this.runId = details.runId;
  }
}

/** What is needed to put a failure of the connection into words. */
export interface ErrorContext {
  /** Address of the server, for SERVER_UNREACHABLE. */
  readonly server: string;
  readonly language: WikiLanguage;
  readonly runId?: RunId;
}

/** The coded data of an answered error; `undefined` when the server did not get to answer. */
export function answeredError(error: unknown): { readonly message: string; readonly data: ErrorData } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { data, message } = error as Error & { readonly data?: ErrorData };
  return typeof data?.code === 'string' ? { message, data } : undefined;
}

/** Any error of a call as an {@link OrionWikiError}; one without an answer is SERVER_UNREACHABLE. */
export function toOrionWikiError(error: unknown, context: ErrorContext): OrionWikiError {
  if (error instanceof OrionWikiError) return error;
  const answered = answeredError(error);
  if (!answered) return clientError('SERVER_UNREACHABLE', context, error);
  const { code, title, hint, params, retryable, incidentId } = answered.data;
  return new OrionWikiError({
    code,
    message: answered.message,
    title,
    hint,
    params,
    retryable,
    cause: error,
    ...(incidentId === undefined ? {} : { incidentId }),
    ...(context.runId === undefined ? {} : { runId: context.runId }),
  });
}

/** An error that is found on this side of the connection. */
export function clientError(code: ClientErrorCode, context: ErrorContext, cause?: unknown): OrionWikiError {
  const texts = CLIENT_TEXTS[context.language][code];
  return new OrionWikiError({
    code,
    message: texts.message.replace('{server}', context.server),
    title: texts.title,
    hint: texts.hint,
    params: code === 'SERVER_UNREACHABLE' ? { server: context.server } : {},
    retryable: code === 'SERVER_UNREACHABLE',
    cause,
    ...(context.runId === undefined ? {} : { runId: context.runId }),
  });
}
