import type {
  GeneratedWiki,
  GenerateInput,
  LastEvent,
  OrionWikiClient,
  ProgressEvent,
  RetriedPage,
  RetryInput,
  RunId,
  WikiManifest,
} from '@orionwiki/client';
import { toTrouble } from '#lib/api/to-trouble.ts';
import { foldEvent } from './fold-events.ts';
import { freshRun, hasEnded, type RunState } from './run-state.ts';

/** The calls of the client that a run needs. */
export type RunClient = Pick<OrionWikiClient, 'generate' | 'follow' | 'cancel' | 'result' | 'retryPage'>;

/** A run as a screen sees it; a new object with every change. Times are milliseconds of the given clock. */
export interface RunView {
  readonly state: RunState;
  /** When it was started; unknown for a run that was started elsewhere. */
  readonly startedMs?: number;
  readonly endedMs?: number;
  /** When the last event came. */
  readonly lastNewsMs: number;
  /** Since when the connection is gone. */
  readonly lostMs?: number;
  readonly isCancelling: boolean;
  /** What the finished wiki says about itself; only in the tab that started the run. */
  readonly manifest?: WikiManifest;
  /** The finished file; only in the tab that started the run. */
  readonly html?: string;
}

/** What a watch works with. */
export interface WatchPorts {
  readonly client: RunClient;
  readonly nowMs: () => number;
  readonly onView: (view: RunView) => void;
}

/** How a run comes to be watched: started here with an order, or taken up again by its id. */
export interface WatchedRun {
  readonly runId: RunId;
  /** Absent: the run exists already, everything it told is told again. */
  readonly order?: GenerateInput;
  /** When it was started, as kept by this tab. */
  readonly startedMs?: number;
  readonly hasModel?: boolean;
}

/** A watch in progress. */
export interface RunWatch {
  /** Asks the server to end the run; the view says when it has. */
  cancel(): Promise<void>;
  /** Lets a page be written again; the view follows what the ended run tells meanwhile. */
  retryPage(input: RetryInput): Promise<RetriedPage>;
  /** To be called when the connection goes down or comes back. */
  linkChanged(isUp: boolean): void;
  /** Stops watching; the run goes on. */
  stop(): void;
}

/** How long after taking up a run its events count as a replay, whose times say nothing, in milliseconds. */
const REPLAY_MS = 1500;

/** How long the events of a page that was written again may lag behind the answer, in milliseconds. */
const LAST_EVENTS_MS = 2000;

/** The view before anything is known. */
export function freshView(run: Pick<WatchedRun, 'startedMs' | 'hasModel'>, nowMs: number): RunView {
  const started = run.startedMs === undefined ? {} : { startedMs: run.startedMs };
  return { state: freshRun(run.hasModel), lastNewsMs: nowMs, isCancelling: false, ...started };
}

/** Starts or takes up a run and gives a new view with everything that happens to it. */
export function watchRun(run: WatchedRun, { client, nowMs, onView }: WatchPorts): RunWatch {
  const watching = new AbortController();
  const openedMs = nowMs();
  let view = freshView(run, openedMs);
  const show = (change: Partial<RunView>): void => {
    if (watching.signal.aborted) return;
    view = { ...view, ...change };
    onView(view);
  };
  const onProgress = (event: ProgressEvent, { id }: { readonly id: string }): void => {
    const now = nowMs();
    const isReplay = run.order === undefined && now - openedMs < REPLAY_MS;
    const state = foldEvent(view.state, isReplay ? { id, event } : { id, event, atMs: now });
    const endsNow = hasEnded(state) && view.endedMs === undefined && !isReplay;
    show({ state, lastNewsMs: now, ...(endsNow ? { endedMs: now } : {}) });
  };
  const fail = (error: unknown): void => {
    if (!hasEnded(view.state)) show({ state: { ...view.state, ...endedBy(error) }, endedMs: nowMs() });
  };
  begin(run, client, { onProgress, signal: watching.signal }).then((wiki) => {
    if (wiki) show({ manifest: wiki.manifest, html: wiki.html, state: doneBy(wiki, view.state) });
  }, fail);
  return {
    cancel: async () => {
      show({ isCancelling: true });
      await client.cancel(run.runId).catch((error: unknown) => {
        show({ isCancelling: false });
        throw error;
      });
    },
    retryPage: async (input) => {
      const over = new AbortController();
      const call = client.retryPage(run.runId, input);
      let answer: RetriedPage | undefined;
      let pagesAtEnd: RunState['pages'] = [];
      const isTold = (): boolean => answer !== undefined && hasVersion(pagesAtEnd, answer);
      const follow = async (): Promise<void> => {
        // A last event that comes before the server has taken up the page is that of the try before.
        while (!isTold() && !over.signal.aborted) {
          const lastEventId = view.state.lastEventId ?? '0-0';
          await client.follow(run.runId, { lastEventId, onProgress, signal: over.signal });
          pagesAtEnd = view.state.pages;
        }
      };
      // The call's answer is what counts; events that do not come are no failure of it.
      const following = follow().catch(() => {});
      try {
        const page = await call;
        answer = page;
        if (!isTold()) await Promise.race([following, new Promise((resolve) => setTimeout(resolve, LAST_EVENTS_MS))]);
        const hadFile = view.html !== undefined;
        if (page.origin === 'model') view = withoutFile(view);
        show({ state: withRetried(view.state, page) });
        // The file that came with the run has the old page. Without a new one the server's is asked for when it is wanted.
        const file = hadFile ? await client.result(run.runId, 'html').catch(() => undefined) : undefined;
        if (file && view.html === undefined) show({ html: file.body });
        return page;
      } finally {
        over.abort();
      }
    },
    linkChanged: (isUp) => {
      const { lostMs: _lost, ...rest } = view;
      if (!isUp) show({ lostMs: view.lostMs ?? nowMs() });
      else if (view.lostMs !== undefined && !watching.signal.aborted) {
        view = rest;
        onView(view);
      }
    },
    stop: () => watching.abort(),
  };
}

interface Following {
  readonly onProgress: (event: ProgressEvent, position: { readonly id: string }) => void;
  readonly signal: AbortSignal;
}

/** The finished wiki when it was ordered here; nothing for a run that is only followed. */
async function begin(
  run: WatchedRun,
  client: RunClient,
  { onProgress, signal }: Following,
): Promise<GeneratedWiki | undefined> {
  // Leaving the page must not end the run, so the signal, which would cancel it, is kept from `generate`.
  if (run.order) return await client.generate({ ...run.order, runId: run.runId }, { onProgress });
  const last: LastEvent = await client.follow(run.runId, { lastEventId: '0-0', onProgress, signal });
  void last;
  return undefined;
}

/** The mutation's answer is as good as the last event, should that have been lost. */
function doneBy(wiki: GeneratedWiki, state: RunState): RunState {
  return hasEnded(state) ? state : { ...state, phase: 'done', outcome: wiki.outcome, fraction: 1 };
}

function withoutFile({ html: _html, ...view }: RunView): RunView {
  return view;
}

function hasVersion(pages: RunState['pages'], { pageId, version }: RetriedPage): boolean {
  return pages.some((page) => page.id === pageId && page.version >= version);
}

/** The state with the page as the answer names it, should its event have been lost. */
function withRetried(state: RunState, { pageId, version, origin }: RetriedPage): RunState {
  const pages = state.pages.map((page) =>
    page.id === pageId && page.version < version ? { ...page, version, origin } : page,
  );
  return { ...state, pages };
}

function endedBy(error: unknown): Partial<RunState> {
  const trouble = toTrouble(error);
  return trouble.code === 'CANCELLED' ? { phase: 'cancelled' } : { phase: 'failed', trouble };
}
