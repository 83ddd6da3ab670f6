import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../log/metrics.ts';
import type { RunEngine } from '../runs/run-engine.ts';
import { sendText } from './send.ts';

/** What the probes and scrapers of an operator get to see. */
export interface HealthParts {
  readonly engine: RunEngine;
  readonly metrics: Metrics;
  /** Whether new requests are welcome. */
  readonly isReady: () => boolean;
}

/**
 * Answers `/healthz`, `/readyz` and `/metrics`; false for every other path. Probes call a pod by address and say
 * nothing secret, so they pass before all checks.
 */
export function answerHealth(request: IncomingMessage, response: ServerResponse, parts: HealthParts): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  switch (request.url?.split('?', 1)[0]) {
    case '/healthz':
      sendText(response, 200, 'ok\n');
      return true;
    case '/readyz':
      if (parts.isReady()) sendText(response, 200, 'ok\n');
      else sendText(response, 503, 'draining\n');
      return true;
    case '/metrics':
      parts.engine.stats().then(
        (stats) => sendText(response, 200, parts.metrics.render(stats)),
        () => sendText(response, 503, 'the run engine does not answer\n'),
      );
      return true;
    default:
      return false;
  }
}
