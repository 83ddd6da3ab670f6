import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** How often memory is looked at, in milliseconds: short peaks of git last longer. */
const LOOK_MS = 20;

/** What to run, and what to do with its output. */
export interface WatchedCommand {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Gets each line of stdout with the seconds since the process was started. */
  readonly onLine?: (line: string, seconds: number) => void;
}

/** What a whole process tree took. */
export interface WatchedRun {
  readonly seconds: number;
  /** Processor time of the process and everything below it: on a busy machine steadier than `seconds`. */
  readonly cpuSeconds: number;
  /** Most resident memory of the process and everything below it at one moment, in MiB; shared pages count for each. */
  readonly peakMiB: number;
}

/** The shell tells what its children used when they have ended: no other way leads to that from Node. */
const TIMED = 'code=0; "$@" || code=$?; times >&2; exit $code';

/**
 * Runs a command to its end while looking at its memory.
 * @throws Error with the end of stderr when the command fails
 */
export async function watchProcess({ command, cwd, env = {}, onLine }: WatchedCommand): Promise<WatchedRun> {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const child: ChildProcess = spawn('sh', ['-c', TIMED, 'sh', ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, residentBytes(child.pid ?? 0));
  }, LOOK_MS);
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const seconds = elapsed();
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line, seconds);
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const [code, signal] = await once(child, 'close');
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code ?? signal}: ${complaint}`);
  return { seconds: elapsed(), cpuSeconds: childSeconds(complaint), peakMiB: peak / 2 ** 20 };
}

/** The last line of `times`: user and system time of the children, `0m1.25s 0m0.31s`. */
function childSeconds(text: string): number {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (all, [, minutes, seconds]) => all + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** Resident memory of a process and all below it, in bytes; 0 when it has ended. Needs Linux. */
export function residentBytes(root: number): number {
  let bytes = 0;
  const left = [root];
  for (let pid = left.pop(); pid !== undefined; pid = left.pop()) {
    try {
      bytes += 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
      for (const thread of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').trim();
        if (children !== '') left.push(...children.split(' ').map(Number));
      }
    } catch {
      // Ended meanwhile.
    }
  }
  return bytes;
}
