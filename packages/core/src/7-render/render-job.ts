import type { GraphLayout } from './diagrams/read-layout.ts';
import type { TokenisedCode, TokeniseJob } from './highlight/highlight.ts';

/** Work for the render worker. */
export type RenderJob =
  | ({ readonly kind: 'tokenise' } & TokeniseJob)
  /** `source` is a graph in DOT that holds numbers only. */
  | { readonly kind: 'lay-out'; readonly source: string };

/** What each kind of job gives back. */
export interface RenderResults {
  readonly tokenise: TokenisedCode;
  readonly 'lay-out': GraphLayout;
}

/** A job on its way to the worker. */
export interface RenderRequest {
  readonly id: number;
  readonly job: RenderJob;
}

/** The worker's answer. */
export type RenderAnswer =
  | { readonly id: number; readonly result: RenderResults[keyof RenderResults] }
  | { readonly id: number; readonly failure: string };
