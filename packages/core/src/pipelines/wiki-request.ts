import type { LanguageModel } from '#language-model';
import type { OutboundPolicy } from '#network';
import type { ProgressListener } from '#progress';
import type { Secret } from '#text/secret';
import type { WikiLanguage } from '#vocabulary';
import type { RenderedPage } from '../7-render/rendered-wiki.ts';

/** What a person asked for. */
export interface WikiRequest {
  readonly repository: {
    /** Any form a person pastes; a local path only when `allowLocal` is set. */
    readonly url: string;
    readonly ref?: string;
    readonly subdir?: string;
    readonly username?: string;
    readonly token?: Secret;
  };
  readonly mode: 'facts' | 'model';
  readonly language: WikiLanguage;
  readonly size: 'full' | 'concise';
  /** Globs over repository paths; a file must match one when any is given. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Upper bound of tokens for the whole run, input and output together. */
  readonly maxTokens?: number;
  /** Ask before spending more than this; absent: never ask. */
  readonly confirmAboveTokens?: number;
}

/** A door that lets a bounded number of runs through at once. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** What a model run would cost, and the answers to it. */
export type ConfirmChoice = 'continue' | 'concise' | 'facts';

/** Everything outside the request that a run depends on. */
export interface RunPorts {
  readonly policy: OutboundPolicy;
  /** Folder below which the run makes its own, removed at the end. */
  readonly jobRoot: string;
  readonly signal: AbortSignal;
  readonly onEvent: ProgressListener;
  /** Called with each version of each page as soon as it can be read. */
  readonly onPage: (page: RenderedPage) => void;
  /** Required in model mode. */
  readonly model?: LanguageModel;
  /** Local folders are read only when set: the command line, never a server. */
  readonly allowLocal?: boolean;
  /** Lets git run without resource limits where `prlimit` and `timeout` are missing. */
  readonly unlimitedGit?: boolean;
  /** Bounds the fetches that run at once. */
  readonly acquireGate?: Gate;
  /** Bounds the stages that use the processor. */
  readonly cpuGate?: Gate;
  readonly confirm?: (estimate: { readonly totalTokens: number }, signal: AbortSignal) => Promise<ConfirmChoice>;
  /** Fence for untrusted text in prompts, 16 to 64 small letters and digits; random when absent. For tests. */
  readonly promptFence?: string;
}
