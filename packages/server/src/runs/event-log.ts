import type { ProgressEvent } from '@orionwiki/core';
import type { EventId, RunEvent } from './run-engine.ts';

/** Events kept of one run; a run with more pages and notices than this loses its oldest progress, never its pages. */
export const MAX_EVENTS = 5000;

/** Progress of one stage is written down at most this often; the last figure of a stage always is. */
const PROGRESS_EVERY_MS = 100;

interface Entry {
  readonly seq: number;
  readonly event: ProgressEvent;
}

/** Who is told what becomes of a log, to keep a copy of it. */
export interface LogWatcher {
  /** An event was written; the `dropped` ones are worthless from now on. */
  onAppend(written: RunEvent, dropped: readonly EventId[]): void;
  /** The last event was taken back. */
  onReopen(dropped: EventId): void;
}

/** The events of one run in order: appended by the run, read and waited for by any number of readers. */
export class EventLog {
  readonly #attempt: number;
  readonly #now: () => number;
  readonly #watcher: LogWatcher | undefined;
  #entries: Entry[] = [];
  #seq = 0;
  #lastProgressAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;
  readonly #wake = new Set<() => void>();

  /** `attempt` counts how often the run was begun, from 1; `now` gives milliseconds on a steady scale. */
  constructor(attempt: number, now: () => number, watcher?: LogWatcher) {
    this.#attempt = attempt;
    this.#now = now;
    this.#watcher = watcher;
  }

  /** The events that a new reader would get now. */
  get events(): RunEvent[] {
    return this.#entries.map((entry) => this.#told(entry));
  }

  /** Whether the run's last event was written. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes an event down and wakes the readers; without effect behind the last event. */
  append(event: ProgressEvent): void {
    if (this.#isClosed || this.#isTooSoon(event)) return;
    const dropped = this.#dropOutdated(event);
    this.#seq++;
    const entry = { seq: this.#seq, event };
    this.#entries.push(entry);
    this.#isClosed = isLastEvent(event);
    this.#watcher?.onAppend(this.#told(entry), dropped);
    for (const wake of [...this.#wake]) wake();
  }

  /**
   * Takes the last event back, because the run goes on for a while: who comes now sees the events until the next last
   * one, and who has seen this one continues behind its number.
   */
  reopen(): void {
    if (!this.#isClosed) return;
    const last = this.#entries.pop();
    this.#isClosed = false;
    if (last) this.#watcher?.onReopen(this.#idOf(last));
  }

  /**
   * The events behind `after`, then the live ones, until the last event or until `signal` aborts. An id that this run
   * has not reached belongs to a run that a restart ended: then everything is given.
   */
  async *read(after: EventId | undefined, signal: AbortSignal): AsyncGenerator<RunEvent, void, undefined> {
    let seen = this.#positionOf(after);
    while (!signal.aborted) {
      const entry = this.#firstBehind(seen);
      if (entry) {
        seen = entry.seq;
        yield this.#told(entry);
      } else if (this.#isClosed) {
        return;
      } else {
        await this.#nextAppend(signal);
      }
    }
  }

  #idOf({ seq }: Entry): EventId {
    return `${this.#attempt}-${seq}`;
  }

  #told(entry: Entry): RunEvent {
    return { id: this.#idOf(entry), event: entry.event };
  }

  #positionOf(id: EventId | undefined): number {
    const [attempt, seq] = (id ?? '0-0').split('-').map(Number);
    return attempt === this.#attempt && seq !== undefined && seq <= this.#seq ? seq : 0;
  }

  /** The entry with the lowest number above `seq`; numbers have gaps where outdated progress was dropped. */
  #firstBehind(seq: number): Entry | undefined {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.seq ?? 0) > seq) high = middle;
      else low = middle + 1;
    }
    return this.#entries[low];
  }

  #nextAppend(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wake.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  #isTooSoon(event: ProgressEvent): boolean {
    if (event.type !== 'stage-progress') return false;
    const now = this.#now();
    if (event.done !== event.total && now - this.#lastProgressAt < PROGRESS_EVERY_MS) return true;
    this.#lastProgressAt = now;
    return false;
  }

  /** A later figure of a stage, or a later place in the line, makes the earlier one worthless to new readers. */
  #dropOutdated(event: ProgressEvent): EventId[] {
    const dropped: Entry[] = [];
    if (event.type === 'stage-progress' || event.type === 'queued') {
      const outdated = this.#entries.findLastIndex((entry) => replaces(event, entry.event));
      if (outdated >= 0) dropped.push(...this.#entries.splice(outdated, 1));
    }
    if (this.#entries.length >= MAX_EVENTS) {
      const victim = this.#entries.findIndex(({ event: { type } }) => type === 'notice' || type === 'stage-progress');
      dropped.push(...this.#entries.splice(Math.max(victim, 0), 1));
    }
    return dropped.map((entry) => this.#idOf(entry));
  }
}

/** Whether nothing follows this event. */
export function isLastEvent(event: ProgressEvent): boolean {
  return event.type === 'done' || event.type === 'failed' || event.type === 'cancelled';
}

function replaces(newer: ProgressEvent, older: ProgressEvent): boolean {
  if (newer.type === 'queued') return older.type === 'queued';
  return newer.type === 'stage-progress' && older.type === 'stage-progress' && newer.stage === older.stage;
}
