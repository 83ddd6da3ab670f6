import type { appRouter } from '../../packages/server/src/router.ts';

/** One address of the backend or the UI. */
export interface Endpoint {
  readonly part: 'backend' | 'UI';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly purpose: string;
}

/** What is called without the typed client. A test calls each address of the backend. */
export const ENDPOINTS: readonly Endpoint[] = [
  { part: 'backend', method: 'GET', path: '/healthz', purpose: 'Liveness: the process answers.' },
  { part: 'backend', method: 'GET', path: '/readyz', purpose: 'Readiness: 200 once started, 503 from SIGTERM on.' },
  { part: 'backend', method: 'GET', path: '/metrics', purpose: 'The metrics above in Prometheus’s text format.' },
  {
    part: 'backend',
    method: 'POST',
    path: '/api/generate_ephemeral',
    purpose: 'One wiki as the answer (`text/html`); errors as `application/problem+json`.',
  },
  { part: 'UI', method: 'GET', path: '/', purpose: 'The web interface.' },
  { part: 'UI', method: 'GET', path: '/healthz', purpose: 'Liveness: the process answers.' },
  { part: 'UI', method: 'GET', path: '/readyz', purpose: 'Readiness: 200 once started, 503 from SIGTERM on.' },
  { part: 'UI', method: 'POST', path: '/api/generate_ephemeral', purpose: 'Passed on to the backend as a stream.' },
  { part: 'UI', method: 'GET', path: '/llms.txt', purpose: 'What the service does, for programs that read it.' },
];

/** The typed procedures below `/trpc/`, on the backend and passed on by the UI; a new one does not compile without a word. */
export const PROCEDURES: Readonly<Record<keyof typeof appRouter._def.procedures, string>> = {
  generateEphemeral: 'Starts a run, or attaches to the one with this id; answers with the wiki.',
  generateProgress: 'Events of a run, resumable by `Last-Event-ID`.',
  page: 'One finished page of a run that may still be at work.',
  result: 'The finished wiki in a format, until `ORION_RESULT_TTL_MS` is over.',
  cancel: 'Ends a run within a second.',
  confirm: 'Answers a run that asks before it spends tokens.',
  retryPage: 'Writes one page again with a model.',
  inspect: 'What an address means, and whether the host has it.',
  info: 'Version, limits, languages, and whether the server has a key.',
};
