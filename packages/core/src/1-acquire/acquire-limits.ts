/** Bounds of one acquisition. All are safety nets except `maxEntries`, which is part of the result. */
export interface AcquireLimits {
  /** Real time of one git process, in milliseconds. */
  readonly gitWallMs: number;
  /** Silence of one fetch, in milliseconds. */
  readonly gitIdleMs: number;
  readonly gitCpuSeconds: number;
  /** Address space of one git process, in bytes. */
  readonly gitMemoryBytes: number;
  /** Largest file that git may write, in bytes. */
  readonly gitFileBytes: number;
  /** Messages of one git process, in bytes. */
  readonly stderrBytes: number;
  /** The job directory on disk, in bytes. */
  readonly diskBytes: number;
  /** One request of the preflight, in milliseconds. */
  readonly preflightMs: number;
  /** Answer of one request of the preflight, in bytes. */
  readonly preflightBytes: number;
  readonly maxEntries: number;
  /** Output of the listing, in bytes. */
  readonly listBytes: number;
  /** Object ids asked for in one fetch. */
  readonly idsPerFetch: number;
  /** How often a failing fetch is split in two before its objects count as missing. */
  readonly maxBisections: number;
  /** Content held in memory at once while reading, in bytes. */
  readonly readGroupBytes: number;
}

const MIB = 1 << 20;

/**
 * @source acquire.md §1 decision 9 (time, memory, file size, stderr, disk), §3 step 4 (listing), §2 (ids per fetch,
 * bisections), §4 (preflight); contracts.md §1 (entries). Silence: §4 names 6 s for a stalled server; a large
 * repository may take longer than that to count its objects before its first word, hence 15 s.
 */
export const DEFAULT_ACQUIRE_LIMITS: AcquireLimits = {
  gitWallMs: 120_000,
  gitIdleMs: 15_000,
  gitCpuSeconds: 60,
  gitMemoryBytes: 256 * MIB,
  gitFileBytes: 256 * MIB,
  stderrBytes: 256 << 10,
  diskBytes: 300 * MIB,
  preflightMs: 10_000,
  preflightBytes: MIB,
  maxEntries: 200_000,
  listBytes: 48 * MIB,
  idsPerFetch: 2_000,
  maxBisections: 12,
  readGroupBytes: 16 * MIB,
};
