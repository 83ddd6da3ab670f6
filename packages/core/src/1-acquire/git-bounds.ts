import type { GitStop } from './git-failure.ts';
import type { GitContext } from './git-process.ts';
import { sizeOfFolder } from './job-directory.ts';

/** How often the job directory is measured, in milliseconds. @source acquire.md §4: stops a 235 MB pack at 100 MB */
const DISK_WATCH_MS = 250;

/** How long after our own timer the wrapper's ends what is left, in milliseconds. */
const WALL_BACKSTOP_MS = 3_000;

/** The context for the wrapper: its own timer is the backstop of the one here. */
export function withBackstop(context: GitContext): GitContext {
  const { limits } = context;
  return { ...context, limits: { ...limits, gitWallMs: limits.gitWallMs + WALL_BACKSTOP_MS } };
}

/**
 * Starts the timers and listeners of one command: the job's signal, real time, and the size of a folder. Gives what
 * takes them away.
 */
export function watchBounds(
  { limits, signal }: GitContext,
  folder: string | undefined,
  end: (reason: GitStop) => void,
): () => void {
  const onAbort = (): void => end('cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const wall = setTimeout(() => end('wall'), limits.gitWallMs);
  const disk = folder
    ? setInterval(() => {
        void sizeOfFolder(folder).then((bytes) => {
          if (bytes > limits.diskBytes) end('disk');
        });
      }, DISK_WATCH_MS)
    : undefined;
  return () => {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(wall);
    clearInterval(disk);
  };
}
