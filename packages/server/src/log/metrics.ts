import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RunStats } from '../runs/run-engine.ts';
import type { RetryReport, RunReport } from '../runs/run-report.ts';

/** Counts what operators watch. */
export interface Metrics {
  observeRun(report: RunReport): void;
  observeRetry(report: RetryReport): void;
  /** The figures in Prometheus's text format. */
  render(stats: RunStats): string;
  /** Ends the measuring of the event loop. */
  close(): void;
}

/** Distance of the ticks by which the event loop is measured, in milliseconds. */
const LAG_RESOLUTION_MS = 20;

/** The figures of one process, from zero. */
export function createMetrics(): Metrics {
  const runs = new Map<string, number>();
  const retries = new Map<string, number>();
  const stages = new Map<string, { seconds: number; count: number }>();
  let inputTokens = 0;
  let outputTokens = 0;
  const loopDelay = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  loopDelay.enable();

  return {
    observeRun(report) {
      const key = labels({ outcome: report.outcome, mode: report.request.mode, code: report.error?.code ?? '' });
      runs.set(key, (runs.get(key) ?? 0) + 1);
      for (const [stage, ms] of Object.entries(report.stageMs)) {
        const sum = stages.get(stage) ?? { seconds: 0, count: 0 };
        stages.set(stage, { seconds: sum.seconds + ms / 1000, count: sum.count + 1 });
      }
      inputTokens += report.usage?.inputTokens ?? 0;
      outputTokens += report.usage?.outputTokens ?? 0;
    },
    observeRetry({ outcome, error, usage }) {
      const key = labels({ outcome, code: error?.code ?? '' });
      retries.set(key, (retries.get(key) ?? 0) + 1);
      inputTokens += usage?.inputTokens ?? 0;
      outputTokens += usage?.outputTokens ?? 0;
    },
    render(stats) {
      const lag = { mean: lagSeconds(loopDelay.mean), max: lagSeconds(loopDelay.max) };
      loopDelay.reset();
      return [
        family('orionwiki_runs_total', 'counter', 'Ended runs by outcome, mode and error code.', [...runs]),
        family('orionwiki_page_retries_total', 'counter', 'Pages written again, by outcome and error code.', [
          ...retries,
        ]),
        family('orionwiki_runs_in_flight', 'gauge', 'Runs at work.', [['', stats.running]]),
        family('orionwiki_runs_waiting', 'gauge', 'Runs waiting for a place.', [['', stats.waiting]]),
        family('orionwiki_results_kept', 'gauge', 'Ended runs whose results can be fetched.', [['', stats.kept]]),
        family('orionwiki_draining', 'gauge', '1 while the server takes no new runs.', [['', stats.draining ? 1 : 0]]),
        family('orionwiki_stage_seconds', 'summary', 'Time in each stage.', stageSamples(stages)),
        family('orionwiki_model_tokens_total', 'counter', 'Tokens sent to and received from models.', [
          [labels({ direction: 'input' }), inputTokens],
          [labels({ direction: 'output' }), outputTokens],
        ]),
        family('orionwiki_event_loop_lag_seconds', 'gauge', 'Delay of the event loop since the last scrape.', [
          [labels({ kind: 'mean' }), lag.mean],
          [labels({ kind: 'max' }), lag.max],
        ]),
        family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
        '',
      ].join('\n');
    },
    close: () => loopDelay.disable(),
  };
}

/** The monitor measures the time between its own ticks; what is above their distance is lag. */
function lagSeconds(nanoseconds: number): number {
  const ms = nanoseconds / 1e6 - LAG_RESOLUTION_MS;
  return Number.isFinite(ms) ? round(Math.max(ms, 0) / 1000) : 0;
}

/** To milliseconds: sums of fractions are not worth seventeen digits. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** A sample: what follows the family's name, and the value. */
type Sample = readonly [suffix: string, value: number];

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([suffix, value]) => `${name}${suffix} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join('\n');
}

function stageSamples(stages: ReadonlyMap<string, { seconds: number; count: number }>): Sample[] {
  return [...stages].flatMap(([stage, { seconds, count }]): Sample[] => [
    [`_sum${labels({ stage })}`, round(seconds)],
    [`_count${labels({ stage })}`, count],
  ]);
}

/** Label values are our own words: stages, outcomes and codes, never text from outside. */
function labels(values: Readonly<Record<string, string>>): string {
  return `{${Object.entries(values)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}}`;
}
