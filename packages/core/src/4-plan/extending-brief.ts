import type { CallFact, ConstantUse, OutcomeFact, RegistryFact, SymbolFact, TestFact } from '#analysis';
import type { LineRange, PageId, RepoPath } from '#vocabulary';
import type { AuthorWords } from './plan-facts.ts';

/** The implementer to copy, and what it stands out by. */
export interface ExtensionExemplar {
  readonly symbol: SymbolFact;
  /** With those of members outside of the declaration. */
  readonly lines: number;
  /** Whether some implementer is shorter and some longer. */
  readonly isBetween: boolean;
  /** Whether it is the shorter of two. */
  readonly isShorter: boolean;
  /** Whether no other complete one has a test that makes it. */
  readonly isOnlyTested: boolean;
  /** A test that makes it. */
  readonly test?: { readonly path: RepoPath; readonly call: CallFact };
}

/** An implementation that a document or an example shows. */
export interface ExtensionExample extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  /** The line that declares it, as written. */
  readonly text: string;
}

/** A place where the product takes a further implementation. */
export interface ExtensionPoint {
  readonly id: string;
  /** Name of the base, else of the table. */
  readonly name: string;
  readonly base?: SymbolFact;
  readonly words?: AuthorWords;
  /** The page that quotes what its comment says. */
  readonly toldOn?: { readonly id: PageId; readonly title: string };
  /** Members of the base that an implementation writes, in line order, with what their comments say. */
  readonly duties: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords }[];
  /** Whether the base demands them, or every or most implementers write them anew. */
  readonly dutyKind: 'demanded' | 'every' | 'most';
  /** Declarations that implement it, shortest first. */
  readonly implementers: readonly SymbolFact[];
  readonly exemplar?: ExtensionExemplar;
  readonly example?: ExtensionExample;
  /** The table that holds them, with its variable and what that variable's comment says. */
  readonly registry?: RegistryFact;
  readonly holder?: SymbolFact;
  readonly holderWords?: AuthorWords;
  /** The public function that adds to the table while the program runs, with what its comment says. */
  readonly register?: {
    readonly symbol: SymbolFact;
    readonly write: LineRange & { readonly path: RepoPath };
    readonly words?: AuthorWords;
  };
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
    /** A call of the function that adds to the table, else of the one that looks names up. */
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
