import { OrionError } from '#errors';
import type { OutboundReason } from '#network';
import type { AcquireLimits } from './acquire-limits.ts';
import { GitFailure } from './git-failure.ts';

/** What a failed fetch is about. */
export interface FetchSubject {
  readonly host: string;
  readonly ref: string;
  readonly limits: AcquireLimits;
}

/** The coded error behind git's failure; anything that already has a code is passed through. */
export function toFetchError(error: unknown, subject: FetchSubject): unknown {
  if (!(error instanceof GitFailure)) return error;
  const { host, ref, limits } = subject;
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
  if (/not our ref|unadvertised object|no such remote ref/i.test(error.stderr)) {
    return new OrionError('REF_NOT_FOUND', { ...details, params: { ref } });
  }
  // What the connection itself met was told by whoever carries git's packets; this is an answer git could not use.
  const reason: OutboundReason = 'connection-cut';
  return new OrionError('REPO_UNREACHABLE', { ...details, params: { host, reason } });
}

/** Whether git gave up at one of our bounds of memory, file size, processor time or disk. */
export function isTooLarge(error: GitFailure): boolean {
  if (error.stop === 'disk') return true;
  // 128 + SIGXCPU (24) and SIGXFSZ (25), as a shell reports them.
  if (error.exitCode === 152 || error.exitCode === 153) return true;
  // The program that stores a pack was ended without a word, and the connection was not the reason.
  const isPackerGone = /invalid index-pack output|index-pack (?:died|failed)/i.test(error.stderr);
  if (isPackerGone && !/early EOF|disconnect|hung up/i.test(error.stderr)) return true;
  return /out of memory|cannot allocate|tried to allocate|file too large|file size limit|signal (?:24|25)/i.test(
    error.stderr,
  );
}

function sizeLimit(error: GitFailure, limits: AcquireLimits): string {
  return `${Math.round((error.stop === 'disk' ? limits.diskBytes : limits.gitFileBytes) / (1 << 20))} MiB`;
}
