import type { CallFact, EntryFact, SinkKind } from '#analysis';

/** What a part takes from outside of the program and does there. */
export interface PartDoings {
  /** Of what sort the entries are. */
  readonly sort?: 'route' | 'procedure' | 'event' | 'tool' | 'command' | 'job';
  /** At most 3 of one sort; how many there are. */
  readonly entries: readonly EntryFact[];
  readonly entryCount: number;
  /** At most 2 kinds, each with a call that does it. */
  readonly outlets: readonly { readonly kind: Exclude<SinkKind, 'output' | 'reads-file'>; readonly call: CallFact }[];
}
