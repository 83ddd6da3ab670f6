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

/** What a process printed, how long it took, and the most anonymous memory that git processes below it held together. */
export interface WatchedRun {
  readonly seconds: number;
  readonly out: string;
  readonly gitAnon: number;
}

/** Runs a command in a folder to its end. @throws when it ends badly */
export async function runWatched(command: string, args: readonly string[], cwd: string): Promise<WatchedRun> {
  const started = performance.now();
  const child: ChildProcess = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let gitAnon = 0;
  const looking = setInterval(() => {
    gitAnon = Math.max(gitAnon, gitMemory(child.pid ?? 0));
  }, LOOK_MS);
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code] = await once(child, 'close');
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, out, gitAnon };
}
