import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { OrionError } from '#errors';
import type { AcquireLimits } from './acquire-limits.ts';
import { GitFailure, type GitStop } from './git-failure.ts';
import { StderrReader } from './stderr-reader.ts';

/** Folder and name of the wrapper; `import.meta.url` also leads to it in a bundle that copies it beside itself. */
export const GIT_SAFE_PATH = fileURLToPath(new URL('./git-safe', import.meta.url));

/** What every git process of a job shares. */
export interface GitContext {
  /** The repository; `''` for commands that make or look for one. */
  readonly gitDir: string;
  readonly limits: AcquireLimits;
  readonly hasResourceLimits: boolean;
  readonly signal: AbortSignal;
}

/** The wrapper's variables for one process. */
export function gitEnvironment({ gitDir, hasResourceLimits, limits }: GitContext): Record<string, string> {
  return {
    ORION_GIT_DIR: gitDir,
    ORION_GIT_LIMITS: hasResourceLimits ? 'on' : 'off',
    ORION_GIT_WALL: String(Math.max(1, Math.ceil(limits.gitWallMs / 1000))),
    ORION_GIT_CPU: String(limits.gitCpuSeconds),
    ORION_GIT_AS: String(limits.gitMemoryBytes),
    ORION_GIT_FSIZE: String(limits.gitFileBytes),
  };
}

/** One git process whose output is read as a stream. */
export interface GitStreamOptions {
  /** Sent to its standard input. */
  readonly input?: string;
  /** Real time, in milliseconds. Default: the context's. */
  readonly wallMs?: number;
}

/**
 * The output of a local git command, chunk by chunk. Leaving the loop early ends the process.
 * @throws CANCELLED; GitFailure when git ends badly or runs out of time
 */
export async function* streamGit(
  context: GitContext,
  args: readonly string[],
  options: GitStreamOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  const child = spawn(GIT_SAFE_PATH, [...args], { env: gitEnvironment(context) });
  const errors = new StderrReader();
  let stop: GitStop | undefined;
  const end = (reason: GitStop): void => {
    stop ??= reason;
    endGroup(child);
  };
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  child.stderr.on('data', (chunk: Buffer) => {
    errors.push(chunk);
    if (errors.bytes > context.limits.stderrBytes) end('stderr');
  });
  const onAbort = (): void => end('cancelled');
  context.signal.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => end('wall'), options.wallMs ?? context.limits.gitWallMs);
  if (context.signal.aborted) onAbort();
  const closed = new Promise<number | undefined>((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code ?? undefined));
  });
  let isRead = false;
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    isRead = true;
    const exitCode = await closed;
    if (context.signal.aborted) throw new OrionError('CANCELLED', { stage: 'acquire' });
    if (exitCode !== 0 || stop) throw new GitFailure(args[0] ?? '', { exitCode, stderr: errors.tail, stop });
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', onAbort);
    if (!isRead) endGroup(child);
    await closed;
  }
}

/** Ends the whole process group at once: `timeout` made one, and git's helpers are in it. */
export function endGroup(child: ChildProcessByStdio<Writable, Readable, Readable>): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
}
