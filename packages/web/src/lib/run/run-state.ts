import type {
  ErrorCode,
  ErrorParams,
  Notice,
  PageId,
  PageOrigin,
  ProgressEvent,
  StageName,
} from '@orionwiki/server/api';

/** The steps a person sees; several stages of the core can stand behind one, and none behind the wait for a place. */
export const STEPS = ['waitingTurn', 'fetching', 'reading', 'planning', 'writing', 'checking'] as const;

/** One of the visible steps. */
export type StepName = (typeof STEPS)[number];

/** Which stages are which step. @source contracts.md §3 */
export const STAGES_OF_STEP: Readonly<Record<StepName, readonly StageName[]>> = {
  waitingTurn: [],
  fetching: ['acquire'],
  reading: ['survey', 'analyse'],
  planning: ['plan'],
  writing: ['write'],
  checking: ['verify', 'render'],
};

/** What a stage has told so far. */
export interface StageState {
  readonly ended: boolean;
  /** When it began, the last time: a model writes pages a second time. */
  readonly startedMs?: number;
  readonly done?: number;
  readonly total?: number;
  readonly unit?: ProgressUnit;
}

/** What the numbers of a step count. */
export type ProgressUnit = NonNullable<Extract<ProgressEvent, { type: 'stage-progress' }>['unit']>;

/** A step as it is shown. Times are milliseconds of the clock that the events were folded with. */
export interface StepState {
  readonly name: StepName;
  readonly status: 'waiting' | 'active' | 'done';
  readonly stages: Readonly<Partial<Record<StageName, StageState>>>;
  readonly latestStage?: StageName;
  /** Absent while waiting, and when the step began before we were watching. */
  readonly startedMs?: number;
  readonly endedMs?: number;
}

/** A page of the list. Version 0 is planned, not yet written. */
export interface PageEntry {
  readonly id: PageId;
  readonly title: string;
  readonly kind: string;
  readonly parent?: PageId;
  readonly version: number;
  readonly origin?: PageOrigin;
}

/** An error as it is shown: the texts come from the catalogue by code. */
export interface Trouble {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly incidentId?: string;
}

/** Which commit a wiki is of. */
export type WikiSource = NonNullable<Extract<ProgressEvent, { type: 'plan' }>['source']>;

/** What the model would read and write. */
export type Estimate = Omit<Extract<ProgressEvent, { type: 'estimate' }>, 'type' | 'asks'>;

/** Everything the screen of a run is drawn from. */
export interface RunState {
  /** Whether a model writes the pages again after they were written from facts, as far as this side knows. */
  readonly hasModel: boolean;
  readonly phase: 'connecting' | 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Place in the queue, 1 is next; only while `queued`. */
  readonly queuePosition?: number;
  readonly steps: readonly StepState[];
  /** Which commit is read; told with the plan. */
  readonly source?: WikiSource;
  /** In reading order once the plan is known. */
  readonly pages: readonly PageEntry[];
  readonly estimate?: Estimate;
  /** Whether the run waits for an answer to its estimate. */
  readonly isAsking?: boolean;
  readonly notices: readonly Notice[];
  readonly trouble?: Trouble;
  readonly outcome?: 'complete' | 'partial';
  /** 0 to 1; never falls; 1 only when done. */
  readonly fraction: number;
  readonly lastEventId?: string;
}

/** A run of which nothing is known yet. */
export function freshRun(hasModel = false): RunState {
  return { phase: 'connecting', hasModel, steps: freshSteps(), pages: [], notices: [], fraction: 0 };
}

/** Six steps that have not begun. */
export function freshSteps(): readonly StepState[] {
  return STEPS.map((name) => ({ name, status: 'waiting', stages: {} }));
}

/** How far the writing is: by the model once it has begun, from facts before. */
export function writeStage(state: RunState): StageState | undefined {
  return state.steps.find(({ name }) => name === 'writing')?.stages.write;
}

/** Whether the model writes now. */
export function isImproving(state: RunState): boolean {
  return state.estimate !== undefined && !state.isAsking && writeStage(state)?.ended === false;
}

/** Whether nothing more will come. */
export function hasEnded(state: RunState): boolean {
  return state.phase === 'done' || state.phase === 'failed' || state.phase === 'cancelled';
}

/** Pages that can be read. */
export function writtenCount(state: RunState): number {
  return state.pages.reduce((count, page) => count + (page.version > 0 ? 1 : 0), 0);
}

/** How many pages the model was asked for and did not write. */
export function failedCount(state: RunState): number {
  return state.pages.reduce((count, page) => count + (page.origin === 'degraded' ? 1 : 0), 0);
}
