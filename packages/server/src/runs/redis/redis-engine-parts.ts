import type { EngineParts } from '../engine-parts.ts';
import type { RedisAddress } from './redis-client.ts';
import type { SealKey } from './seal-keys.ts';
import type { RedisTiming } from './timing.ts';

/** What the engine works with. */
export interface RedisEngineParts extends EngineParts {
  readonly address: RedisAddress;
  readonly sealKeys: readonly SealKey[];
  /** In front of every key of the store. Default: `{orion}`. */
  readonly prefix?: string;
  /** Default: what suits production. */
  readonly timing?: RedisTiming;
  /** Called with what goes wrong between us and the store; both come back by themselves. */
  readonly onTrouble: (error: Error) => void;
}
