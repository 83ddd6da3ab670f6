import type { CallFact, ConstantUse, OutcomeFact, RegistryFact, SymbolFact, TestFact } from '#analysis';
import type { AuthorWords } from './plan-facts.ts';

/** A place where the product takes a further implementation. */
export interface ExtensionPoint {
  readonly id: string;
  /** Name of the base, else of the table. */
  readonly name: string;
  readonly base?: SymbolFact;
  readonly words?: AuthorWords;
  /** Members of the base that an implementation writes, in line order. */
  readonly duties: readonly SymbolFact[];
  /** Whether the base demands them, or every or most implementers write them anew. */
  readonly dutyKind: 'demanded' | 'every' | 'most';
  /** Declarations that implement it, shortest first. */
  readonly implementers: readonly SymbolFact[];
  /** The one to copy. */
  readonly exemplar?: SymbolFact;
  /** Its lines, with those of members outside of the declaration. */
  readonly exemplarLines?: number;
  /** The table that holds them, with its variable and what that variable's comment says. */
  readonly registry?: RegistryFact;
  readonly holder?: SymbolFact;
  readonly holderWords?: AuthorWords;
  /** The function that looks names up in the table, and how it ends for a name that is not there. */
  readonly lookup?: {
    readonly symbol: SymbolFact;
    readonly use: ConstantUse;
    readonly failure?: OutcomeFact;
    readonly callers: readonly CallFact[];
  };
  /** Calls of one place that constructs several of them; only without a table. */
  readonly makers: readonly CallFact[];
  /** Test files with the implementers they construct, or their use of the table. */
  readonly tests: readonly {
    readonly test: TestFact;
    readonly made: readonly CallFact[];
    /** Whether its calls name no other implementer. */
    readonly isAlone: boolean;
    readonly use?: ConstantUse;
    /** A call of the function that looks names up. */
    readonly asked?: CallFact;
    /** The title that speaks of a name that is not there. */
    readonly title?: TestFact['titles'][number];
  }[];
  /** What a document says about adding one, in order. */
  readonly steps: readonly AuthorWords[];
}

/** Where and how the product is extended. */
export interface ExtendingBrief {
  readonly kind: 'extending';
  readonly points: readonly ExtensionPoint[];
}
