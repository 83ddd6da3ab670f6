import type { OutboundPolicy } from '#network';
import type { Secret } from '#text/secret';
import type { AcquireLimits } from './acquire-limits.ts';
import type { FetchProgress } from './stderr-reader.ts';

/** Which repository, which commit, which part of it. */
export interface AcquireRequest {
  /** Any form a person pastes; without a credential in it. */
  readonly url: string;
  /** Wins over a ref that the address names. */
  readonly ref?: string;
  /** Wins over a folder that the address names. */
  readonly subdir?: string;
  /** Goes with the token where the host's default does not fit. */
  readonly username?: string;
  readonly token?: Secret;
}

/** Everything outside the request that an acquisition depends on. */
export interface AcquirePorts {
  readonly policy: OutboundPolicy;
  /** Folder below which a private one is made, removed by `close()`. */
  readonly jobRoot: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
  /** Local folders are read only when set: the command line, never a server. */
  readonly allowLocal?: boolean;
  /** Lets git run without resource limits where `prlimit` and `timeout` are missing. */
  readonly unlimitedGit?: boolean;
  readonly limits?: Partial<AcquireLimits>;
}
