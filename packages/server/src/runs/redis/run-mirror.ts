import { type ConfirmChoice, OrionError, type PageId, WIKI_FORMATS } from '@orionwiki/core';
import type { Clock } from '../clock.ts';
import { isLastEvent, MAX_EVENTS } from '../event-log.ts';
import type { FinishedWiki } from '../generate-port.ts';
import { LocalRun, type RunWatcher } from '../local-run.ts';
import type { EventId, RunEvent, RunId, RunPage } from '../run-engine.ts';
import { type PackedEnd, packError } from './packed.ts';
import { type Argument, bytes, list, type RedisClient, text } from './redis-client.ts';
import type { Sealer } from './sealer.ts';
import { RUN_TTL_MS } from './timing.ts';

/** What a mirror works with. */
export interface MirrorParts {
  readonly redis: RedisClient;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** Name of this replica. */
  readonly replica: string;
  readonly resultTtlMs: number;
  /** Upper bound of what all ended runs may take in the store. */
  readonly resultBytes: number;
}

/** Which attempt at a run this is. */
export interface Attempt {
  readonly runId: RunId;
  readonly attempt: number;
  /** Milliseconds since the run was accepted. */
  readonly waitedMs: number;
}

/** One command of the attempt; its script is told the run and the attempt first. */
type Write = readonly [script: 'tell' | 'put' | 'reopen' | 'settle', ...rest: Argument[]];

/**
 * An attempt at a run in this process, and its copy in the store. Everything is sent at once and in order. When the store
 * has lost the run, it is written down again from memory; when a later attempt has begun, nothing more is written.
 */
export class RunMirror implements RunWatcher {
  readonly run: LocalRun;
  readonly #parts: MirrorParts;
  readonly #attempt: Attempt;
  readonly #begunAt: number;
  readonly #left = Promise.withResolvers<'fenced' | 'released'>();
  #isMute = false;
  #writing: Promise<void> = Promise.resolve();
  #restoring: Promise<void> | undefined;
  #files: readonly Argument[] = [];
  #storedBytes = 0;

  constructor(attempt: Attempt, parts: MirrorParts) {
    this.#attempt = attempt;
    this.#parts = parts;
    this.#begunAt = parts.clock.now();
    this.run = new LocalRun(attempt.runId, { clock: parts.clock, attempt: attempt.attempt, watcher: this });
  }

  get runId(): RunId {
    return this.run.runId;
  }

  get keptBytes(): number {
    return this.run.keptBytes;
  }

  /** Whether the run is somebody else's now. */
  get isMute(): boolean {
    return this.#isMute;
  }

  /** Settles when the run has become somebody else's. */
  get left(): Promise<'fenced' | 'released'> {
    return this.#left.promise;
  }

  onAppend(written: RunEvent, dropped: readonly EventId[]): void {
    this.#write(this.#telling(written, dropped));
  }

  onReopen(dropped: EventId): void {
    this.#write(['reopen', dropped, RUN_TTL_MS]);
  }

  onPage(pageId: PageId, page: RunPage): void {
    this.#write(['put', 'pages', RUN_TTL_MS, ...this.#sealedPage(pageId, page)]);
  }

  onAsk(): void {
    void this.beat();
  }

  /** Gives a sign of life and hears what the run is told. Never rejects. */
  async beat(): Promise<void> {
    if (this.#isMute) return;
    const { runId, attempt } = this.#attempt;
    const reply = await this.#parts.redis.run('beat', runId, attempt, RUN_TTL_MS).catch(() => null);
    const [standing, cancel, answer] = list(reply);
    if (text(standing) === 'fenced') this.#fence();
    if (text(standing) === 'missing') await this.#restore().catch(() => {});
    if (this.#isMute || text(standing) !== 'ours') return;
    if (text(cancel) !== '') this.run.stop(new OrionError('CANCELLED'));
    const sealed = bytes(answer);
    // An answer that cannot be read is none: the question stays open.
    if (sealed) await this.#hear(sealed).catch(() => {});
  }

  async #hear(sealed: Buffer): Promise<void> {
    const place = { runId: this.runId, field: 'answer' };
    this.run.confirm(await this.#parts.sealer.open<ConfirmChoice>(place, sealed));
  }

  /** Seals a wiki in every format and sends it; gives the wiki, whose main format is made only once. */
  async putFiles(wiki: FinishedWiki): Promise<FinishedWiki> {
    const { sealer } = this.#parts;
    const html = wiki.file('html');
    const sealed: Argument[] = [];
    for (const format of WIKI_FORMATS) {
      const place = { runId: this.runId, field: `file:${format}` };
      sealed.push(format, await sealer.sealLarge(place, format === 'html' ? html : wiki.file(format)));
    }
    this.#files = sealed;
    const sizes = sealed.map((part) => (Buffer.isBuffer(part) ? part.length : 0));
    // Pages are stored beside the files and are about as large together.
    this.#storedBytes = sizes.reduce((sum, size) => sum + size, 0) * 2;
    this.#write(['put', 'files', RUN_TTL_MS, ...sealed]);
    return { ...wiki, file: (format) => (format === 'html' ? html : wiki.file(format)) };
  }

  /** Says that nothing more comes, and settles when the store has everything. Rejects when it refused something. */
  async settle(): Promise<void> {
    const { resultTtlMs, resultBytes, replica } = this.#parts;
    const isOwner = this.run.keptPages !== undefined;
    this.#write(['settle', resultTtlMs, this.#storedBytes, resultBytes, isOwner ? replica : '']);
    await this.#writing;
    if (this.run.log.isClosed) this.#files = [];
  }

  /** Leaves the run to another replica. */
  release(): void {
    const { runId, attempt } = this.#attempt;
    // Behind everything that was written: commands keep their order.
    if (!this.#isMute) this.#parts.redis.run('release', runId, attempt).catch(() => {});
    this.#leave('released');
  }

  #fence(): void {
    this.#leave('fenced');
  }

  #leave(why: 'fenced' | 'released'): void {
    if (this.#isMute) return;
    this.#isMute = true;
    this.#left.resolve(why);
    this.run.stop(new OrionError('RUN_LOST'));
  }

  /** Sends a command now; a later {@link settle} waits for it. */
  #write(write: Write): void {
    if (this.#isMute) return;
    const sent = this.#send(write);
    this.#writing = this.#writing.then(() => sent);
    // Whoever waits for everything hears of the first failure.
    for (const promise of [sent, this.#writing]) promise.catch(() => {});
  }

  async #send(write: Write): Promise<void> {
    const [script, ...rest] = write;
    const { runId, attempt } = this.#attempt;
    const standing = text(await this.#parts.redis.run(script, runId, attempt, ...rest));
    if (standing === 'fenced') this.#fence();
    if (standing !== 'missing' || this.#isMute) return;
    await this.#restore();
    await this.#parts.redis.run(script, runId, attempt, ...rest);
  }

  /** Writes down again what a store that was emptied has lost; what happens meanwhile follows by itself. */
  #restore(): Promise<void> {
    this.#restoring ??= this.#restoreOnce().finally(() => {
      this.#restoring = undefined;
    });
    return this.#restoring;
  }

  async #restoreOnce(): Promise<void> {
    const { redis, clock, sealer } = this.#parts;
    const { runId, attempt, waitedMs } = this.#attempt;
    const openMs = Math.round(waitedMs + clock.now() - this.#begunAt);
    const place = { runId, field: 'event' };
    const events = this.run.log.events.flatMap(({ id, event }) => [id, sealer.seal(place, event)]);
    const standing = text(await redis.run('restore', runId, attempt, openMs, RUN_TTL_MS, ...events));
    if (standing === 'fenced') return this.#fence();
    const pages = [...this.run.pages].flatMap(([pageId, page]) => this.#sealedPage(pageId, page));
    if (pages.length > 0) await redis.run('put', runId, attempt, 'pages', RUN_TTL_MS, ...pages);
    if (this.#files.length > 0) await redis.run('put', runId, attempt, 'files', RUN_TTL_MS, ...this.#files);
    const last = this.run.log.isClosed ? this.run.log.events.at(-1) : undefined;
    if (!last) return;
    // Told once more for what it says of the run: that it has ended.
    const [script, ...rest] = this.#telling(last, []);
    await redis.run(script, runId, attempt, ...rest);
  }

  #telling({ id, event }: RunEvent, dropped: readonly EventId[]): Write {
    const isLast = isLastEvent(event);
    const kind = isLast ? 'last' : event.type === 'estimate' ? 'estimate' : '';
    const sealed = this.#parts.sealer.seal({ runId: this.runId, field: 'event' }, event);
    return ['tell', id, sealed, RUN_TTL_MS, MAX_EVENTS, kind, isLast ? this.#sealedEnd() : '', ...dropped];
  }

  #sealedEnd(): Buffer {
    return this.#parts.sealer.seal({ runId: this.runId, field: 'end' }, this.#end());
  }

  #end(): PackedEnd {
    try {
      return { end: this.run.ending() };
    } catch (error) {
      return { error: packError(error instanceof OrionError ? error : new OrionError('INTERNAL', { cause: error })) };
    }
  }

  #sealedPage(pageId: PageId, page: RunPage): [name: string, sealed: Buffer] {
    const { sealer } = this.#parts;
    const [name] = sealer.hiddenNames({ runId: this.runId, field: 'page' }, pageId);
    return [name, sealer.seal({ runId: this.runId, field: `page:${pageId}` }, page)];
  }
}
