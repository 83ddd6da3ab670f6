import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'orion-git-';

/** A new empty folder below `jobRoot` that only this user can enter. */
export async function openJobDirectory(jobRoot: string): Promise<string> {
  await mkdir(jobRoot, { recursive: true, mode: 0o700 });
  const dir = await mkdtemp(join(jobRoot, `${PREFIX}${process.pid}-`));
  await chmod(dir, 0o700);
  return dir;
}

/** Removes the folder with everything in it; safe to call twice. */
export async function removeJobDirectory(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * Removes what jobs of processes that are no longer there have left below `jobRoot`. Call once at start, before the
 * first job. Gives how many folders were removed.
 */
export async function sweepJobDirectories(jobRoot: string): Promise<number> {
  const names = await readdir(jobRoot).catch(() => []);
  const stale = names.filter((name) => {
    const pid = Number(new RegExp(`^${PREFIX}(\\d{1,10})-`).exec(name)?.[1]);
    // A folder with our own number is older than we are: in a container every start gets the same number.
    return Number.isInteger(pid) && pid > 0 && (pid === process.pid || !isAlive(pid));
  });
  for (const name of stale) await removeJobDirectory(join(jobRoot, name));
  return stale.length;
}

/** Bytes of all files below a folder; files that vanish meanwhile count as nothing. */
export async function sizeOfFolder(dir: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return bytes;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
