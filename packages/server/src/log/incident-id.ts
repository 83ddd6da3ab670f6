import { randomBytes } from 'node:crypto';
import { isOrionError, OrionError } from '@orionwiki/core';

/** A number that people can read out: 12 hex digits, in the answer and in the log line with the cause. */
function newIncidentId(): string {
  return randomBytes(6).toString('hex');
}

/** The error itself when people may see it; INTERNAL with an incident number for everything nobody foresaw. */
export function withIncidentId(error: unknown): OrionError {
  if (isOrionError(error) && (error.code !== 'INTERNAL' || error.incidentId !== undefined)) return error;
  const incidentId = newIncidentId();
  const cause = isOrionError(error) && error.cause !== undefined ? error.cause : error;
  return new OrionError('INTERNAL', { cause, incidentId, params: { incidentId } });
}
