import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

/** How often memory is looked at, in milliseconds. */
const LOOK_MS = 20;

/** Anonymous memory of all git processes below a process, in bytes. */
function gitMemory(root: number): number {
  const below = new Set([root]);
  let bytes = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'latin1');
      if (!below.has(Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]))) continue;
      below.add(Number(name));
      if (/^Name:\s+git/m.test(status)) bytes += 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    } catch {
      // Ended meanwhile.
    }
  }
  return bytes;
}

/** What a process printed and how long it took. */
export interface TimedRun {
  readonly seconds: number;
  readonly out: string;
}

/** Also the most anonymous memory that git processes below it held together, in bytes. */
export interface WatchedRun extends TimedRun {
  readonly gitAnon: number;
}

/** Runs a command in a folder to its end, and nothing beside it. @throws when it ends badly */
export async function runTimed(command: string, args: readonly string[], cwd: string): Promise<TimedRun> {
  return finish(start(command, args, cwd));
}

/** As {@link runTimed}, and looks at memory all the while; that takes a good part of a processor, so the time is no measure. */
export async function runWatched(command: string, args: readonly string[], cwd: string): Promise<WatchedRun> {
  const run = start(command, args, cwd);
  let gitAnon = 0;
  const looking = setInterval(() => {
    gitAnon = Math.max(gitAnon, gitMemory(run.child.pid ?? 0));
  }, LOOK_MS);
  try {
    return { ...(await finish(run)), gitAnon };
  } finally {
    clearInterval(looking);
  }
}

interface StartedRun {
  readonly child: ChildProcess;
  readonly started: number;
  readonly name: string;
}

function start(command: string, args: readonly string[], cwd: string): StartedRun {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, started, name: `${command} ${args.join(' ')}` };
}

async function finish({ child, name, started }: StartedRun): Promise<TimedRun> {
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, out };
}
