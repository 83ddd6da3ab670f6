import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a container of the base manifests gets. @source infra/base */
export const POD = { cpus: 1, memoryBytes: 1 << 30 } as const;

const CGROUP = '/sys/fs/cgroup';
const PERIOD_MICROSECONDS = 100_000;

/** Control groups with the limits of a pod, for one command. */
export interface PodLimit {
  /** The command as it must be started to be limited. */
  readonly wrap: (command: readonly [string, ...string[]]) => readonly [string, ...string[]];
  /** Most memory the kernel counted, page cache included, in MiB. */
  readonly peakMiB: () => number;
  /** Memory that is not page cache now, in MiB. */
  readonly heldMiB: () => number;
  /** How often the kernel ended a process for want of memory. */
  readonly kills: () => number;
  readonly remove: () => void;
}

/** Makes the groups; `undefined` when this machine does not let us (no root, no cgroup file system). */
export function openPodLimit(name = `orionwiki-bench-${process.pid}`): PodLimit | undefined {
  try {
    return existsSync(join(CGROUP, 'cgroup.controllers')) ? unifiedLimit(name) : legacyLimit(name);
  } catch {
    return undefined;
  }
}

function unifiedLimit(name: string): PodLimit {
  const group = join(CGROUP, name);
  mkdirSync(group);
  writeFileSync(join(group, 'memory.max'), String(POD.memoryBytes));
  writeFileSync(join(group, 'cpu.max'), `${POD.cpus * PERIOD_MICROSECONDS} ${PERIOD_MICROSECONDS}`);
  return limitOf([group], {
    peak: join(group, 'memory.peak'),
    held: () => numberIn(join(group, 'memory.stat'), /^anon (\d+)/m),
    kills: () => numberIn(join(group, 'memory.events'), /^oom_kill (\d+)/m),
  });
}

function legacyLimit(name: string): PodLimit {
  const [memory, cpu] = [join(CGROUP, 'memory', name), join(CGROUP, 'cpu', name)];
  mkdirSync(memory);
  mkdirSync(cpu);
  writeFileSync(join(memory, 'memory.limit_in_bytes'), String(POD.memoryBytes));
  writeFileSync(join(cpu, 'cpu.cfs_period_us'), String(PERIOD_MICROSECONDS));
  writeFileSync(join(cpu, 'cpu.cfs_quota_us'), String(POD.cpus * PERIOD_MICROSECONDS));
  return limitOf([memory, cpu], {
    peak: join(memory, 'memory.max_usage_in_bytes'),
    held: () => numberIn(join(memory, 'memory.stat'), /^total_rss (\d+)/m),
    kills: () => numberIn(join(memory, 'memory.oom_control'), /^oom_kill (\d+)/m),
  });
}

interface Counters {
  /** File with the peak, in bytes. */
  readonly peak: string;
  /** Bytes that are not page cache. */
  readonly held: () => number;
  readonly kills: () => number;
}

function limitOf(groups: readonly string[], { peak, held, kills }: Counters): PodLimit {
  const joining = groups.map((group) => `echo $$ > '${join(group, 'cgroup.procs')}'`).join(' && ');
  return {
    wrap: (command) => ['sh', '-c', `${joining} && exec "$@"`, 'sh', ...command],
    peakMiB: () => Number(readFileSync(peak, 'utf8')) / 2 ** 20,
    heldMiB: () => held() / 2 ** 20,
    kills,
    remove: () => {
      for (const group of groups) rmdirSync(group);
    },
  };
}

function numberIn(file: string, pattern: RegExp): number {
  return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
}
