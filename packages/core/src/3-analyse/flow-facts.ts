import type { CallFact, EntryFact, OutcomeFact, SinkKind, SymbolId } from './analysis.ts';

/** Where a call goes when the code decides it only while it runs. */
export interface DispatchFact {
  /** The type or table that decides: `Queue`, `ROUTES`. */
  readonly by?: SymbolId;
  readonly kind: 'type' | 'table';
  /** The declarations it may reach, in the order of their files and lines, at most 12. */
  readonly candidates: readonly SymbolId[];
  /** How many there are. */
  readonly count: number;
}

/** One step of a flow: a declaration that is reached, and what happens there, in the order of the lines. */
export interface FlowStep {
  readonly symbol: SymbolId;
  /** The call that leads here; in the first step only when code outside of any declaration makes it. */
  readonly call?: CallFact;
  /** Index of the step that calls it; absent in the first step. */
  readonly from?: number;
  /** Set when `symbol` is one of several that the call may reach: the one that is followed. */
  readonly dispatch?: DispatchFact;
  /** Ends that this way can come to, those of caught failures included. */
  readonly outcomes: readonly OutcomeFact[];
  readonly sinks: readonly { readonly kind: SinkKind; readonly call: CallFact }[];
  /** The call that has registered the code in which `call` stands, when that is a callback. */
  readonly callback?: CallFact;
  /** Calls of functions that do nothing but fail, with the end they come to. */
  readonly failing?: readonly { readonly call: CallFact; readonly end: OutcomeFact }[];
  /** What stands on branches that exclude this step, at most 2: calls of the step that calls it. */
  readonly aside?: readonly { readonly call: CallFact; readonly symbol?: SymbolId }[];
}

/** A call between the steps of a flow that no rule resolves. */
export interface FlowGap {
  readonly call: CallFact;
  /** Index of the step that makes it. */
  readonly from: number;
  /** A method of the product with that name, of which nothing says that it is the one, or the field that holds what is called. */
  readonly alike: SymbolId;
}

/** A call on a flow behind which nothing is followed. */
export interface FlowStop {
  readonly call: CallFact;
  /** Index of the step that makes it. */
  readonly from: number;
  /** Where it may lead; absent when nothing is known, as with a function that was passed in. */
  readonly dispatch?: DispatchFact;
}

/** A path of resolved calls from an entry to where it leaves the program. */
export interface FlowFact {
  /** Slug, unique, stable for a commit. */
  readonly id: string;
  readonly entry: EntryFact;
  /** Entries whose path shares most steps with this one, at most 12, each with the symbol that handles it. */
  readonly variants: readonly EntryFact[];
  /** In the order of the lines, callers before what they call; at most 14. */
  readonly steps: readonly FlowStep[];
  /** Calls on the way that no rule resolves (dynamic dispatch), where the path stops openly; at most 3. */
  readonly stops: readonly FlowStop[];
  /** Calls on values between the steps that may lead to code of the product, the most telling, at most 2. */
  readonly gaps?: readonly FlowGap[];
  /** Whether every call of every step was resolved or leads outside: negative statements need it. */
  readonly isComplete: boolean;
}
