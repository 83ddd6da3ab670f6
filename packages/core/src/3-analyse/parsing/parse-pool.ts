import { availableParallelism } from 'node:os';
import type { GrammarName } from '../languages.ts';
import type { FileParser } from '../read-files.ts';
import { ParseLane, type ParseLaneOptions } from './parse-lane.ts';
import type { ParsedFile, ParseFailure, ParseJob } from './parsed-file.ts';

/** Threads that parse at once, at most: a third one would wait for the thread that reads. */
const MAX_LANES = 2;

/** Characters that wait before a further thread is worth its start: grammars take as long as these. */
const START_LANE_ABOVE = 1_000_000;

/**
 * Parses files in one thread, and in a second one where there is a processor for it and enough to do. Which thread reads
 * a file makes no difference to what is found in it.
 */
export class ParsePool implements FileParser {
  readonly #lanes: ParseLane[] = [];
  readonly #open: () => ParseLane;
  #grammars: readonly GrammarName[] = [];

  constructor(signal: AbortSignal, options: ParseLaneOptions = {}) {
    this.#open = () => new ParseLane(signal, options);
    this.#lanes.push(this.#open());
  }

  /** Starts a thread with these grammars before the first file is there. */
  warm(grammars: readonly GrammarName[]): void {
    this.#grammars = grammars;
    for (const lane of this.#lanes) lane.warm(grammars);
  }

  parse(job: ParseJob): Promise<ParsedFile | ParseFailure> {
    return this.#lane().parse(job);
  }

  /** @throws INTERNAL when no worker can be started */
  async ready(): Promise<void> {
    await this.#shortest().ready();
  }

  /** Ends the threads; jobs without an answer count as failed. */
  async close(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.close()));
  }

  #lane(): ParseLane {
    const lane = this.#shortest();
    const hasRoom = this.#lanes.length < Math.min(MAX_LANES, availableParallelism());
    if (!hasRoom || lane.waitingLength < START_LANE_ABOVE) return lane;
    const further = this.#open();
    further.warm(this.#grammars);
    this.#lanes.push(further);
    return further;
  }

  #shortest(): ParseLane {
    return this.#lanes.reduce((least, lane) => (lane.waitingLength < least.waitingLength ? lane : least));
  }
}
