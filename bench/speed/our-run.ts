import { join } from 'node:path';
import type { PodLimit } from './pod-limit.ts';
import { type WatchedRun, watchProcess } from './watch-process.ts';

const CLI = join(import.meta.dirname, '..', '..', 'packages', 'cli', 'dist', 'main.mjs');
/** Loopback is refused by default; the benchmark has nothing else to read from. */
const ENVIRONMENT = { ORION_ALLOW_CIDRS: '127.0.0.0/8', ORION_ALLOW_HTTP: '1' };

/** One wiki from address to file, in a process of its own. */
export interface OurRun extends WatchedRun {
  /** Seconds from the start of the process to the first finished page. */
  readonly firstPageSeconds: number;
  /** Seconds of each stage by its own events; stages overlap where pages stream. */
  readonly stages: Readonly<Record<string, number>>;
  readonly files: number;
}

interface RunEvent {
  readonly type: string;
  readonly stage?: string;
  readonly done?: number;
}

/**
 * Makes the wiki of an address with the command line, limited like a pod when a limit is given.
 * @throws Error when the command line fails
 */
export async function runOurs(url: string, folder: string, limit?: PodLimit): Promise<OurRun> {
  const command = [process.execPath, CLI, url, '--json=stream', '-o', join(folder, 'wiki.html'), '--force'] as const;
  const begun = new Map<string, number>();
  const stages: Record<string, number> = {};
  let firstPageSeconds = Number.NaN;
  let files = 0;
  const onLine = (line: string, seconds: number): void => {
    if (!line.startsWith('{')) return;
    const { type, stage = '', done = 0 } = JSON.parse(line) as RunEvent;
    if (type === 'page' && Number.isNaN(firstPageSeconds)) firstPageSeconds = seconds;
    if (type === 'stage-start' && !begun.has(stage)) begun.set(stage, seconds);
    if (type === 'stage-end') stages[stage] = seconds - (begun.get(stage) ?? seconds);
    if (type === 'stage-end' && stage === 'survey') files = done;
  };
  const env = { ...ENVIRONMENT, ORION_START_FOLDER: folder };
  const run = await watchProcess({ command: limit?.wrap(command) ?? command, cwd: folder, env, onLine });
  return { ...run, firstPageSeconds, stages, files };
}
