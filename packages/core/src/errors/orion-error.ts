import type { StageName } from '#vocabulary';
import { ERRORS, type ErrorCode, type ErrorEntry } from './catalogue.ts';

export { type Blame, ERRORS, type ErrorCode, type ErrorEntry } from './catalogue.ts';

/** Values for an error's text: only what the caller sent, or numbers. Never a secret. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** What may accompany a code. */
export interface OrionErrorDetails {
  readonly params?: ErrorParams;
  readonly stage?: StageName;
  /** What really happened, for the log; never shown to users. */
  readonly cause?: unknown;
  readonly incidentId?: string;
}

/** The one error class: a code of the catalogue with its values. Texts for people come from `messages`. */
export class OrionError extends Error {
  override readonly name = 'OrionError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly stage: StageName | undefined;
  readonly incidentId: string | undefined;

  constructor(code: ErrorCode, details: OrionErrorDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.params = details.params ?? {};
    this.stage = details.stage;
    this.incidentId = details.incidentId;
  }

  /** The fixed part of this code. */
  get entry(): ErrorEntry {
    return ERRORS[this.code];
  }

  /** Whether the same request may work later without a change. */
  get retryable(): boolean {
    return this.entry.retryable;
  }
}

/** Whether `value` is an {@link OrionError}. */
export function isOrionError(value: unknown): value is OrionError {
  return value instanceof OrionError;
}

/** The error unchanged when it has a code, CANCELLED when `signal` was aborted, INTERNAL otherwise. */
export function toOrionError(value: unknown, signal?: AbortSignal): OrionError {
  if (isOrionError(value)) return value;
  if (signal?.aborted) return new OrionError('CANCELLED', { cause: value });
  return new OrionError('INTERNAL', { cause: value });
}
