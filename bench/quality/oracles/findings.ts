// What somebody else's tool says about imports and calls of a repository: the common form of all oracles. Paths are
// repository paths, lines start at 1.

/** An import that leads to a file of the repository. */
export interface FoundImport {
  readonly from: string;
  readonly specifier: string;
  /** Files it may mean; more than one when a folder and a file in it are both right. */
  readonly to: readonly string[];
}

/** A call with the places where what it calls is declared. */
export interface FoundCall {
  readonly path: string;
  /** Where the call begins and where the called name stands: tools differ in which one they give. */
  readonly lines: readonly number[];
  /** The last name of what is called. */
  readonly callee: string;
  readonly targets: readonly DeclaredAt[];
  /**
   * What the called name or member holds, where it is itself no function: the value of a constant, the default of a
   * parameter. Absent when the oracle finds nothing but `targets`.
   */
  readonly held?: readonly DeclaredAt[];
}

/** A place of a declaration. */
export interface DeclaredAt {
  readonly path: string;
  readonly line: number;
}

/** Everything an oracle found. */
export interface Findings {
  /** Files it has read: nothing is said about others. */
  readonly files: ReadonlySet<string>;
  readonly imports: readonly FoundImport[];
  readonly calls: readonly FoundCall[];
}

/** A work tree of the commit, for tools that read a disk. */
export interface WorkTree {
  readonly folder: string;
  /** Every file of the commit. */
  readonly paths: readonly string[];
}

/** Somebody else's tool for one language. */
export interface Oracle {
  readonly language: string;
  /** Whether the oracle reads this file. */
  readonly reads: (path: string) => boolean;
  /** Reads the work tree; may write beside its files. */
  readonly find: (tree: WorkTree) => Promise<Findings>;
}
