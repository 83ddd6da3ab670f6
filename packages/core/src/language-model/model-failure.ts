import { type ErrorCode, type ErrorParams, isOrionError, type OrionError } from '#errors';
import { AnswerTooLargeError, type OutboundReason, reasonOf } from '#network';

/**
 * Why no usable answer came: the `reason` of MODEL_UNREACHABLE. What models add to the reasons of all connections:
 * `request-refused`, for a request that the provider does not take.
 */
export type ModelReason = OutboundReason | 'request-refused';

/** What went wrong in one attempt, in our words. */
export interface ModelFailure {
  readonly code: ErrorCode;
  /** Never text of the provider. */
  readonly reason?: ModelReason;
  /** Values of an error of ours that lies beneath. */
  readonly params?: ErrorParams;
  /** Whether the same call may work in a moment. */
  readonly isTransient: boolean;
  /** Value of Retry-After as sent. */
  readonly retryAfter?: string;
  /** A field of the request that the provider does not know; the call may work in its other form. */
  readonly unknownField?: 'max_tokens' | 'max_completion_tokens' | 'stream_options';
}

/** The connection ended before the answer did. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** A provider's answer was longer than allowed. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/** Something answered, but not with a chat completion. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
}

/** Characters of a provider's message that are searched for hints. */
const SEARCHED_CHARS = 1000;

/** Depth to which causes are followed. */
const MAX_CAUSES = 6;

const QUOTA_CODES = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'insufficient_balance',
  'quota_exceeded',
]);
const MODEL_CODES = new Set(['model_not_found', 'invalid_model', 'unknown_model', 'model_not_available']);
const MODEL_WORDS =
  /\bmodel\b[^\n]{0,120}\b(?:not found|not exist|unknown|not available|not a valid)|\binvalid model\b/i;
const KEY_WORDS = /\bapi[ _-]?key\b|\bunauthori[sz]ed\b/i;
const FIELD_WORDS = /\b(max_completion_tokens|max_tokens|stream_options)\b/;

/** The failure behind whatever an attempt threw. Pure. */
export function classifyFailure(thrown: unknown): ModelFailure {
  // An error inside a stream has no status of its own; some providers put one into its code.
  const status = numberAt(thrown, 'status') ?? numberAt(thrown, 'code');
  if (status !== undefined) return classifyStatus(status, thrown);
  const chain = causesOf(thrown);
  for (const cause of chain) {
    if (isOrionError(cause)) return classifyOwn(cause);
  }
  return classifyConnection(chain);
}

function classifyStatus(status: number, thrown: unknown): ModelFailure {
  const code = textAt(thrown, 'code');
  const message = textAt(thrown, 'message').slice(0, SEARCHED_CHARS);
  if (status === 402 || QUOTA_CODES.has(code)) return { code: 'MODEL_QUOTA', isTransient: false };
  if (status === 401 || status === 403) return { code: 'MODEL_AUTH_FAILED', isTransient: false };
  if (status === 404 || MODEL_CODES.has(code)) return { code: 'MODEL_NOT_FOUND', isTransient: false };
  if (status === 400 || status === 422) return classifyRefusal(message);
  if (status === 429) return { code: 'MODEL_RATE_LIMITED', isTransient: true, ...retryAfterOf(thrown) };
  if (status === 408 || status === 504) return { code: 'MODEL_TIMEOUT', isTransient: true, ...retryAfterOf(thrown) };
  if (status >= 500)
    return { code: 'MODEL_UNREACHABLE', reason: 'server-error', isTransient: true, ...retryAfterOf(thrown) };
  return { code: 'MODEL_UNREACHABLE', reason: 'request-refused', isTransient: status === 409, ...retryAfterOf(thrown) };
}

function classifyRefusal(message: string): ModelFailure {
  const reason = 'request-refused';
  if (KEY_WORDS.test(message)) return { code: 'MODEL_AUTH_FAILED', isTransient: false };
  const field = FIELD_WORDS.exec(message)?.[1] as ModelFailure['unknownField'];
  if (field) return { code: 'MODEL_UNREACHABLE', reason, isTransient: false, unknownField: field };
  if (MODEL_WORDS.test(message)) return { code: 'MODEL_NOT_FOUND', isTransient: false };
  return { code: 'MODEL_UNREACHABLE', reason, isTransient: false };
}

/** The outbound policy and our own timers throw errors of the catalogue. */
function classifyOwn({ code, params }: OrionError): ModelFailure {
  if (code === 'REPO_HOST_FORBIDDEN' || code.startsWith('MODEL_') || code === 'CANCELLED') {
    return { code, isTransient: false, params };
  }
  return { code: 'MODEL_UNREACHABLE', isTransient: false, params };
}

function classifyConnection(chain: readonly unknown[]): ModelFailure {
  const code = 'MODEL_UNREACHABLE';
  for (const cause of chain) {
    if (QUOTA_CODES.has(textAt(cause, 'code'))) return { code: 'MODEL_QUOTA', isTransient: false };
    if (cause instanceof UnusableAnswer || cause instanceof SyntaxError) {
      return { code, reason: 'not-http', isTransient: false };
    }
    if (cause instanceof AnswerTooLarge || cause instanceof AnswerTooLargeError) {
      return { code, reason: 'answer-too-large', isTransient: false };
    }
    if (/redirect/i.test(textAt(cause, 'message').slice(0, SEARCHED_CHARS))) {
      return { code, reason: 'too-many-redirects', isTransient: false };
    }
  }
  const reason = reasonOf(chain[0]);
  return { code, reason, isTransient: reason === 'connection-cut' };
}

/** The thrown value and its causes, outermost first, at most {@link MAX_CAUSES}. */
export function causesOf(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let next = thrown; next && chain.length < MAX_CAUSES && !chain.includes(next); ) {
    chain.push(next);
    next = typeof next === 'object' && 'cause' in next ? next.cause : undefined;
  }
  return chain;
}

function retryAfterOf(thrown: unknown): { retryAfter?: string } {
  const headers = typeof thrown === 'object' && thrown && 'headers' in thrown ? thrown.headers : undefined;
  const value = headers instanceof Headers ? headers.get('retry-after') : null;
  return value === null ? {} : { retryAfter: value };
}

function numberAt(value: unknown, key: string): number | undefined {
  const found = typeof value === 'object' && value ? Reflect.get(value, key) : undefined;
  return typeof found === 'number' ? found : undefined;
}

function textAt(value: unknown, key: string): string {
  const found = typeof value === 'object' && value ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : '';
}
