import type { ConfirmChoice, GenerateInput, WikiFormat } from '@orionwiki/client';
import type { WikiLanguage } from '@orionwiki/core/messages';
import { openClient, type SiteClient } from '#lib/api/open-client.ts';
import type { KeepOutcome } from '#lib/recent/wiki-shelf.ts';
import type { RunNote } from '#lib/session/run-notes.ts';
import { ReadyNotice } from './ready-notice.svelte.ts';
import { RetryDesk } from './retry-desk.svelte.ts';
import { hasEnded, type RunState } from './run-state.ts';
import { freshView, type RunView, type RunWatch, watchRun } from './watch-run.ts';

/** How a run comes onto the screen. */
export interface RunSource {
  readonly runId: string;
  readonly language: WikiLanguage;
  /** Present in the tab that just asked for the run. */
  readonly order?: GenerateInput | undefined;
  /** What this tab remembers of it. */
  readonly note?: RunNote | undefined;
}

/** One run: what is known of it, and what can be done with it. Goes on while other pages are shown. */
export class Run {
  readonly runId: string;
  readonly note: RunNote | undefined;
  readonly client: SiteClient;
  view: RunView = $state.raw() as unknown as RunView;
  /** The clock of the screen; moved on by `tick`. */
  nowMs = $state(Date.now());
  /** What became of the finished wiki in the list of this browser. */
  keepOutcome = $state<KeepOutcome>();
  /** Failed pages that are written again. */
  readonly retries: RetryDesk;
  readonly readyNotice = new ReadyNotice();
  readonly #watch: RunWatch;
  readonly #isOrdered: boolean;
  #isKeeping = false;

  constructor({ runId, language, order, note }: RunSource) {
    this.runId = runId;
    this.note = note;
    this.#isOrdered = order !== undefined;
    // In time: who opens another page as soon as the wiki is ready finds it kept.
    if (this.#isOrdered && note?.isToBeKept) void this.#shelf().catch(() => {});
    const about = note ? { startedMs: note.startedMs, hasModel: note.draft.mode === 'model' } : {};
    this.view = freshView(about, Date.now());
    let linkChanged = (_isUp: boolean): void => {};
    this.client = openClient({ language, onLink: (isUp) => linkChanged(isUp) });
    this.#watch = watchRun(
      { runId, ...(order ? { order } : {}), ...about },
      { client: this.client, nowMs: Date.now, onView: (view) => this.#show(view) },
    );
    linkChanged = this.#watch.linkChanged;
    this.retries = new RetryDesk({
      retryPage: (input) => this.#watch.retryPage(input),
      cancel: () => this.client.cancel(runId),
    });
  }

  // Getters, not `$derived`: those would end with the screen that first showed the run, and the run goes on.

  /** What the events have told so far. */
  get state(): RunState {
    return this.view.state;
  }

  /** Whether nothing more will come. */
  get hasEnded(): boolean {
    return hasEnded(this.view.state);
  }

  /** `owner/repo` when this tab knows it, otherwise `undefined`. */
  get repository(): string | undefined {
    return this.view.manifest?.repo.fullName ?? this.state.source?.repository ?? this.note?.repository;
  }

  /** Time from start to now, or to the end; `undefined` for a run that was started elsewhere. */
  get elapsedMs(): number | undefined {
    const { startedMs, endedMs } = this.view;
    if (startedMs === undefined || (this.hasEnded && endedMs === undefined)) return undefined;
    return (endedMs ?? this.nowMs) - startedMs;
  }

  /** Moves the clock of the screen on. */
  tick(): void {
    this.nowMs = Date.now();
  }

  /** Asks the server to end the run. */
  async cancel(): Promise<void> {
    await this.#watch.cancel();
  }

  /** Answers the run's question about its cost. */
  async confirm(choice: ConfirmChoice): Promise<void> {
    await this.client.confirm(this.runId, choice);
  }

  /** The finished wiki as a file. The HTML that came with the run is used when the server has let go of it. */
  async file(format: WikiFormat): Promise<{ readonly filename: string; readonly blob: Blob }> {
    try {
      const { filename, mediaType, encoding, body } = await this.client.result(this.runId, format);
      const content = encoding === 'base64' ? Uint8Array.fromBase64(body) : body;
      return { filename, blob: new Blob([content], { type: mediaType }) };
    } catch (error) {
      const { html, manifest } = this.view;
      if (format !== 'html' || html === undefined || manifest === undefined) throw error;
      const name = manifest.repo.fullName.replaceAll('/', '-');
      const filename = `${name}-${manifest.repo.commit.slice(0, 7)}-wiki.${manifest.language}.html`;
      return { filename, blob: new Blob([html], { type: 'text/html' }) };
    }
  }

  #show(view: RunView): void {
    this.readyNotice.see(view.state, this.view.state);
    this.view = view;
    this.nowMs = Math.max(this.nowMs, view.lastNewsMs);
    // The file comes with the answer in the tab that asked for it; after a reload it is fetched.
    if (this.#isOrdered ? view.html !== undefined : view.state.phase === 'done') void this.#keep(view);
  }

  // Its own chunk: who reads what another tab ordered keeps nothing.
  #shelf() {
    return import('#lib/recent/remember-wiki.ts');
  }

  async #keep({ html }: RunView): Promise<void> {
    if (!this.note?.isToBeKept || this.#isKeeping) return;
    this.#isKeeping = true;
    const file = html ?? (await this.client.result(this.runId, 'html').catch(() => undefined))?.body;
    if (file === undefined) return;
    const { rememberWiki } = await this.#shelf();
    this.keepOutcome = await rememberWiki(this.runId, file);
  }
}
