import { createMetrics } from '../../packages/server/src/log/metrics.ts';
import type { RunReport } from '../../packages/server/src/runs/run-report.ts';

/** One family of figures as operators see it. */
export interface MetricFamily {
  readonly name: string;
  /** Prometheus's word: counter, gauge or summary. */
  readonly type: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** An ended run that fills every label; the metrics read no more of a report than this. */
const SAMPLE = {
  outcome: 'complete',
  request: { mode: 'facts' },
  stageMs: { acquire: 1 },
} as RunReport;

/** What `/metrics` tells, in its order: read from a real answer, so that the list cannot differ from it. */
export function listMetrics(): MetricFamily[] {
  const metrics = createMetrics();
  metrics.observeRun(SAMPLE);
  metrics.observeRetry({ runId: SAMPLE.runId, outcome: 'improved', workedMs: 1 });
  const text = metrics.render({ running: 0, waiting: 0, kept: 0, draining: false });
  metrics.close();
  return [...text.matchAll(/^# HELP (\S+) (.+)\n# TYPE \S+ (\S+)\n([^#]*)/gm)].map(
    ([, name = '', help = '', type = '', samples = '']) => ({
      name,
      type,
      help,
      labels: [...new Set([...samples.matchAll(/(\w+)="/g)].map(([, label = '']) => label))],
    }),
  );
}

/** Names that a query may use. */
export const metricNames = (): string[] => listMetrics().map(({ name }) => name);
