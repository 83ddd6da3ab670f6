import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Pause between two probes, in milliseconds. */
const EVERY_MS = 100;

/** After this a probe counts as failed: the timeout of the pods' liveness probe. @source infra/base/backend.yaml */
const GIVE_UP_MS = 5000;

/** A server that is asked for its health all the while. */
export interface HealthProbe {
  /** Milliseconds of each answer so far. */
  readonly tookMs: readonly number[];
  /** Probes that got no answer, or another one than 200. */
  readonly failed: () => number;
  /** Asks no more, and settles when all answers are there. */
  stop(): Promise<void>;
}

/** Asks `/healthz` every 100 ms, over a connection of its own and without waiting for the answer before, as probes do. */
export function probeHealth(url: string): HealthProbe {
  const tookMs: number[] = [];
  const open = new Set<Promise<void>>();
  let failed = 0;
  const ask = async (): Promise<void> => {
    const started = performance.now();
    try {
      const request = get(`${url}/healthz`, { agent: false, signal: AbortSignal.timeout(GIVE_UP_MS) });
      const [answer] = (await once(request, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      if (answer.statusCode !== 200) failed++;
    } catch {
      failed++;
    }
    tookMs.push(performance.now() - started);
  };
  const timer = setInterval(() => {
    const asked = ask().finally(() => open.delete(asked));
    open.add(asked);
  }, EVERY_MS);
  return {
    tookMs,
    failed: () => failed,
    async stop() {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}
