import { OrionError } from '#errors';
import type { OutboundReason } from '#network';
import type { AcquireLimits } from './acquire-limits.ts';
import { GitFailure } from './git-failure.ts';

/** What a failed fetch is about. */
export interface FetchSubject {
  readonly host: string;
  readonly ref: string;
  readonly hasCredential: boolean;
  readonly limits: AcquireLimits;
}

const UNREACHABLE: readonly (readonly [RegExp, OutboundReason])[] = [
  [/could not resolve host/i, 'dns'],
  [/connection refused/i, 'refused'],
  [/no route to host|network is unreachable/i, 'no-route'],
  [/certificate|ssl|gnutls|tls/i, 'certificate'],
  [/timed out|timeout|too slow|operation too slow/i, 'timeout'],
  [/returned error: 429/i, 'too-many-requests'],
  [/returned error: 5\d\d/i, 'server-error'],
  [/error: 3\d\d|redirect/i, 'too-many-redirects'],
];

/** The coded error behind git's failure; anything that already has a code is passed through. */
export function toFetchError(error: unknown, subject: FetchSubject): unknown {
  if (!(error instanceof GitFailure)) return error;
  const { host, ref, hasCredential, limits } = subject;
  const details = { stage: 'acquire', cause: error } as const;
  if (error.stop === 'idle' || error.stop === 'wall') {
    const seconds = Math.round((error.stop === 'idle' ? limits.gitIdleMs : limits.gitWallMs) / 1000);
    return new OrionError('CLONE_TIMEOUT', { ...details, params: { host, seconds } });
  }
  if (isTooLarge(error))
    return new OrionError('REPO_TOO_LARGE', { ...details, params: { limit: sizeLimit(error, limits) } });
  if (error.stop === 'stderr') {
    return new OrionError('REPO_UNREACHABLE', { ...details, params: { host, reason: 'answer-too-large' } });
  }
  const text = error.stderr;
  if (/couldn't find remote ref|not our ref|unadvertised object|no such remote ref/i.test(text)) {
    return new OrionError('REF_NOT_FOUND', { ...details, params: { ref } });
  }
  if (/authentication failed|could not read (?:username|password)|returned error: 40[13]/i.test(text)) {
    const code = hasCredential ? 'REPO_AUTH_FAILED' : 'REPO_NOT_FOUND_OR_PRIVATE';
    return new OrionError(code, { ...details, params: { host } });
  }
  if (/returned error: 404|repository '.*' not found/i.test(text)) {
    return new OrionError('REPO_NOT_FOUND_OR_PRIVATE', { ...details, params: { host } });
  }
  const reason = UNREACHABLE.find(([pattern]) => pattern.test(text))?.[1] ?? 'connection-cut';
  return new OrionError('REPO_UNREACHABLE', { ...details, params: { host, reason } });
}

/** Whether git gave up at one of our bounds of memory, file size, processor time or disk. */
export function isTooLarge(error: GitFailure): boolean {
  if (error.stop === 'disk') return true;
  // 128 + SIGXCPU (24) and SIGXFSZ (25), as a shell reports them.
  if (error.exitCode === 152 || error.exitCode === 153) return true;
  // The program that stores a pack was ended without a word, and the connection was not the reason.
  const isPackerGone = /invalid index-pack output|index-pack (?:died|failed)/i.test(error.stderr);
  if (isPackerGone && !/early EOF|RPC failed|disconnect|hung up/i.test(error.stderr)) return true;
  return /out of memory|cannot allocate|tried to allocate|file too large|file size limit|signal (?:24|25)/i.test(
    error.stderr,
  );
}

function sizeLimit(error: GitFailure, limits: AcquireLimits): string {
  return `${Math.round((error.stop === 'disk' ? limits.diskBytes : limits.gitFileBytes) / (1 << 20))} MiB`;
}
