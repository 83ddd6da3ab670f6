import type { WikiLanguage } from '@orionwiki/core';
import { procedure } from '../trpc.ts';

/** A place where models are had, for the form's list. */
export interface ModelPreset {
  readonly name: string;
  readonly baseUrl: string;
  /** A model that is known to work; empty where there is no sensible one. */
  readonly model: string;
}

/** What a client can know about a server before it asks for anything. */
export interface ServerDescription {
  readonly version: string;
  readonly languages: readonly WikiLanguage[];
  readonly limits: {
    readonly maxRuns: number;
    readonly maxQueued: number;
    readonly resultTtlMs: number;
    readonly maxRequestBytes: number;
  };
  readonly presets: readonly ModelPreset[];
  /** Name of the operator's own model, when requests in model mode need not bring one. */
  readonly serverModel?: string;
}

/** Version, limits, presets, languages, and whether the server has a model of its own. */
export const info = procedure.query(({ ctx }) => ctx.description);
