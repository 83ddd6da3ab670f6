import { randomBytes } from 'node:crypto';

/** A number that people can read out: 12 hex digits, in the answer and in the log line with the cause. */
export function newIncidentId(): string {
  return randomBytes(6).toString('hex');
}
