import { createHash } from 'node:crypto';
import { ERRORS } from '@orionwiki/core';
import type { RetryReport, RunReport } from '../runs/run-report.ts';
import type { Log } from './log.ts';

/**
 * Writes the one line of a run: what was asked, how it ended, how long each stage took. The run's id is the right to
 * fetch its result, so only a fingerprint of it is written.
 */
export function reportRun(log: Log, report: RunReport): void {
  const { request, error, manifest, usage } = report;
  const fields = {
    run: runFingerprint(report.runId),
    outcome: report.outcome,
    host: manifest?.repo.host ?? hostOf(request.repository.url),
    ...(manifest ? { repository: manifest.repo.fullName, commit: manifest.repo.commit } : {}),
    mode: request.mode,
    language: request.language,
    size: request.size,
    waitedMs: Math.round(report.waitedMs),
    workedMs: Math.round(report.workedMs),
    stageMs: report.stageMs,
    ...(manifest ? { pages: manifest.pages, citations: manifest.citations } : {}),
    ...(usage && usage.calls > 0 ? { usage } : {}),
    ...(error
      ? {
          code: error.code,
          ...(error.stage === undefined ? {} : { stage: error.stage }),
          ...(error.incidentId === undefined ? {} : { incidentId: error.incidentId }),
          params: error.params,
          err: error,
        }
      : {}),
  };
  if (error) log[ERRORS[error.code].blame === 'us' ? 'error' : 'warn'](fields, 'run failed');
  else log.info(fields, 'run ended');
}

/** Writes the one line of a page that was to be written again. */
export function reportRetry(log: Log, { runId, outcome, error, usage, workedMs }: RetryReport): void {
  const fields = { run: runFingerprint(runId), outcome, workedMs: Math.round(workedMs), ...(usage ? { usage } : {}) };
  if (!error) log.info(fields, 'page retried');
  else {
    const { code, incidentId, params } = error;
    const cause = { code, params, ...(incidentId === undefined ? {} : { incidentId }), err: error };
    log[ERRORS[code].blame === 'us' ? 'error' : 'warn']({ ...fields, ...cause }, 'page retry failed');
  }
}

/** Ten hex digits that tell runs apart and give no right to them. */
function runFingerprint(runId: string): string {
  return createHash('sha256').update(runId).digest('hex').slice(0, 10);
}

function hostOf(address: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  return URL.canParse(withScheme) ? new URL(withScheme).host : '';
}
