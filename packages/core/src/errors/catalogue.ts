/** Who has to act on an error. */
export type Blame = 'input' | 'remote' | 'limit' | 'model' | 'us' | 'nobody';

/** What is fixed about an error code; its texts are in `messages/<language>/errors.ts`. */
export interface ErrorEntry {
  readonly blame: Blame;
  /** Status of the plain HTTP answer. */
  readonly httpStatus: number;
  /** tRPC's name for the same. */
  readonly trpcCode: string;
  /** Whether the same request may work later without a change. */
  readonly retryable: boolean;
  /** Exit code of the command line. */
  readonly exitCode: number;
}

const entry = (
  blame: Blame,
  httpStatus: number,
  trpcCode: string,
  exitCode: number,
  retryable = false,
): ErrorEntry => ({ blame, httpStatus, trpcCode, exitCode, retryable });

/**
 * Every failure a person can meet. Codes are permanent.
 * @source contracts.md §4 (codes, statuses), interface.md §4.1 (exit codes)
 */
export const ERRORS = {
  REQUEST_INVALID: entry('input', 400, 'BAD_REQUEST', 2),
  REPO_URL_INVALID: entry('input', 400, 'BAD_REQUEST', 2),
  REPO_HOST_FORBIDDEN: entry('input', 403, 'FORBIDDEN', 2),
  REF_NOT_FOUND: entry('input', 404, 'NOT_FOUND', 3),
  REF_TOO_SHORT: entry('input', 422, 'UNPROCESSABLE_CONTENT', 2),
  SUBDIR_NOT_FOUND: entry('input', 404, 'NOT_FOUND', 3),
  RUN_NOT_FOUND: entry('input', 404, 'NOT_FOUND', 1),
  PORT_TAKEN: entry('input', 500, 'INTERNAL_SERVER_ERROR', 1),
  REPO_NOT_FOUND_OR_PRIVATE: entry('remote', 404, 'NOT_FOUND', 3),
  REPO_AUTH_FAILED: entry('remote', 401, 'UNAUTHORIZED', 3),
  REPO_NOT_GIT: entry('remote', 422, 'UNPROCESSABLE_CONTENT', 3),
  REPO_UNREACHABLE: entry('remote', 502, 'BAD_GATEWAY', 4, true),
  REPO_EMPTY: entry('remote', 422, 'UNPROCESSABLE_CONTENT', 3),
  CLONE_TIMEOUT: entry('remote', 504, 'GATEWAY_TIMEOUT', 4, true),
  SERVER_UNREACHABLE: entry('remote', 502, 'BAD_GATEWAY', 4, true),
  REPO_TOO_LARGE: entry('limit', 413, 'PAYLOAD_TOO_LARGE', 4),
  BUDGET_EXCEEDED: entry('limit', 422, 'UNPROCESSABLE_CONTENT', 6),
  RATE_LIMITED: entry('limit', 429, 'TOO_MANY_REQUESTS', 4, true),
  SERVER_BUSY: entry('limit', 429, 'TOO_MANY_REQUESTS', 4, true),
  DRAINING: entry('limit', 503, 'SERVICE_UNAVAILABLE', 4, true),
  MODEL_AUTH_FAILED: entry('model', 401, 'UNAUTHORIZED', 5),
  MODEL_NOT_FOUND: entry('model', 404, 'NOT_FOUND', 5),
  MODEL_QUOTA: entry('model', 402, 'PAYMENT_REQUIRED', 5),
  MODEL_RATE_LIMITED: entry('model', 429, 'TOO_MANY_REQUESTS', 5, true),
  MODEL_UNREACHABLE: entry('model', 502, 'BAD_GATEWAY', 5, true),
  MODEL_TIMEOUT: entry('model', 504, 'GATEWAY_TIMEOUT', 5, true),
  STORE_UNREACHABLE: entry('us', 503, 'SERVICE_UNAVAILABLE', 1, true),
  RUN_LOST: entry('us', 503, 'SERVICE_UNAVAILABLE', 1, true),
  INTERNAL: entry('us', 500, 'INTERNAL_SERVER_ERROR', 1),
  CANCELLED: entry('nobody', 499, 'CLIENT_CLOSED_REQUEST', 130),
} as const satisfies Record<string, ErrorEntry>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERRORS;
