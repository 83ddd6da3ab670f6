import type { WikiLanguage } from '@orionwiki/core';
import type { ServerDescription } from './generate/info.ts';
import type { InspectRepository } from './generate/inspect.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { SecretRegistry } from './log/redact.ts';
import type { ModelOrder, RunEngine } from './runs/run-engine.ts';

/** What all requests share. */
export interface ServerParts {
  readonly engine: RunEngine;
  readonly inspect: InspectRepository;
  readonly secrets: SecretRegistry;
  readonly rateLimit: RateLimit;
  readonly description: ServerDescription;
  /** The operator's own model, for requests in model mode that bring none. */
  readonly serverModel: ModelOrder | undefined;
}

/** What a procedure may use. */
export interface ServerContext extends ServerParts {
  /** Address of the client, behind the configured number of proxies. */
  readonly client: string;
  readonly language: WikiLanguage;
}
