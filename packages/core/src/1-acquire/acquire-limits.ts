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
  /** Answer with files that is read without git, in bytes. */
  readonly packBytes: number;
  /** Everything inflated from such an answer, in bytes. */
  readonly packContentBytes: number;
  /** One object of such an answer, in bytes. */
  readonly packObjectBytes: number;
  /** One delta of such an answer, in bytes: its orders are carried out in one go. */
  readonly packDeltaBytes: number;
  /** Deltas one upon the other in such an answer. */
  readonly packDeltaDepth: number;
  /** Content fetched ahead that waits in memory, of all readings together, in bytes. */
  readonly heldBytes: number;
}

const MIB = 1 << 20;

/**
 * @source acquire.md §1 decision 9 (time, memory, file size, stderr, disk), §3 step 4 (listing), §2 (ids per fetch,
 * bisections), §4 (preflight); contracts.md §1 (entries). Silence: §4 names 6 s for a stalled server; a large
 * repository may take longer than that to count its objects before its first word, hence 15 s. Packs read without git:
 * 1,000 files of a kernel's tree are an answer of 2 to 5 MB that becomes 8 to 24 MB, its largest file has 23 MB; git makes
 * chains of 50 deltas, and of 250 when told to be aggressive (git-gc).
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
  packBytes: 24 * MIB,
  packContentBytes: 48 * MIB,
  packObjectBytes: 32 * MIB,
  packDeltaBytes: 4 * MIB,
  packDeltaDepth: 250,
  heldBytes: 48 * MIB,
};
