import type {
  AppRouter,
  ConfirmChoice,
  EventId,
  Inputs,
  Outputs,
  ProgressEvent,
  RunId,
  WikiFormat,
  WikiLanguage,
} from '@orionwiki/server/api';
import type { TRPCClient } from '@trpc/client';
import type { EventSourceClass, FetchFunction } from './links.ts';

/** Where the server is and how to talk to it. */
export interface ClientOptions {
  /** Address of the server or of the web interface before it; `''` for the page's own origin. */
  readonly url: string;
  /** Sent with every request, for example what a gateway in front of the server asks for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Language of error texts. Default: what the environment's requests ask for. */
  readonly language?: WikiLanguage;
  /** Replaces `globalThis.fetch`. */
  readonly fetch?: FetchFunction;
  /** Replaces the `EventSource` class; without one, and where there is none, the `eventsource` package is loaded. */
  readonly EventSource?: EventSourceClass;
}

/** What {@link OrionWikiClient.generate} asks the server for. The run's id is made up when absent. */
export type GenerateInput = Omit<Inputs['generateEphemeral'], 'runId'> & { readonly runId?: RunId };

/** A finished wiki. */
export type GeneratedWiki = Outputs['generateEphemeral'];

/** A page that can be read, as the server gives it while the run goes on. */
export type ReadablePage = Outputs['page'] & { readonly pageId: string };

/** A wiki in one format. */
export type ResultFile = Outputs['result'];

/** What the address of a repository means and whether it can be read. */
export type Inspection = Outputs['inspect'];

/** What the server says about itself. */
export type ServerInfo = Outputs['info'];

/** Which repository. */
export type RepositoryInput = Inputs['inspect']['repository'];

/** Which page of an ended run to write again, and with which model. */
export type RetryInput = Omit<Inputs['retryPage'], 'runId'>;

/** What became of a page that was to be written again. */
export type RetriedPage = Outputs['retryPage'];

/** The last event of a run. */
export type LastEvent = Extract<ProgressEvent, { type: 'done' | 'failed' | 'cancelled' }>;

/** What to tell while a run goes on. */
export interface FollowOptions {
  /** Called with each event once, in order. */
  readonly onProgress?: (event: ProgressEvent, position: { readonly runId: RunId; readonly id: EventId }) => void;
  /** Called with each page when it can be read, and again with each newer version. */
  readonly onPage?: (page: ReadablePage) => void;
  /** For `generate`: ends the run. For `follow`: ends only the watching. */
  readonly signal?: AbortSignal;
}

/** Where to start watching. */
export interface FollowFrom {
  /** Continue behind this event; `0-0` for everything of a run that must exist. Absent: the run may start later. */
  readonly lastEventId?: EventId;
}

/** A server, seen from a script or a page. All methods throw `OrionWikiError`. */
export interface OrionWikiClient {
  /**
   * Makes a wiki. Progress is followed from before the start; cut connections are taken up again, for runs of any
   * length. Aborting `signal` cancels the run.
   */
  generate(input: GenerateInput, options?: FollowOptions): Promise<GeneratedWiki>;
  /** Watches a run that somebody started, until its last event. */
  follow(runId: RunId, options?: FollowOptions & FollowFrom): Promise<LastEvent>;
  /** The finished wiki in one format; waits for the run's end. */
  result(runId: RunId, format: WikiFormat, signal?: AbortSignal): Promise<ResultFile>;
  /** The newest version of a page that is already finished. */
  page(runId: RunId, pageId: string, signal?: AbortSignal): Promise<ReadablePage>;
  /** Ends a run within a second. */
  cancel(runId: RunId): Promise<void>;
  /** Answers a run that asks because its estimate is above `confirmAboveTokens`. */
  confirm(runId: RunId, choice: ConfirmChoice): Promise<void>;
  /**
   * Lets a model write a page again that it failed; the run's events go on meanwhile, behind its last one. Cut
   * connections are taken up again. Aborting `signal` ends only the waiting; `cancel` ends the retry.
   */
  retryPage(runId: RunId, input: RetryInput, signal?: AbortSignal): Promise<RetriedPage>;
  /** Looks at a repository without fetching it. */
  inspect(repository: RepositoryInput, signal?: AbortSignal): Promise<Inspection>;
  /** Version, limits, presets and languages of the server. */
  info(signal?: AbortSignal): Promise<ServerInfo>;
  /** The procedures themselves, typed by the server; they throw tRPC's errors. */
  readonly api: TRPCClient<AppRouter>;
}
