/** One name an import brings into the file. */
export interface ScannedBinding {
  /** The name as exported by the other file; `*` for the whole module, `default` for a default import. */
  readonly imported: string;
  /** The name it has in this file; for a re-export, the name under which it leaves. */
  readonly local: string;
  /** Line of the first use, when the import itself does not say what it takes (Go). */
  readonly line?: number;
}

/** An import as a scanner found it: lexical facts only, nothing resolved. Lines are 1-based and inclusive. */
export interface ScannedImport {
  readonly specifier: string;
  readonly bindings: readonly ScannedBinding[];
  readonly startLine: number;
  readonly endLine: number;
  readonly isTypeOnly: boolean;
  /** Whether the names only pass through (`export … from`). */
  readonly isReExport: boolean;
}

/** Finds the imports of one file in a single pass, linear in its length whatever it holds. */
export type ImportScanner = (text: string) => ScannedImport[];

/** Most imports taken from one file; a hand-written file never has so many. */
export const MAX_IMPORTS = 5_000;
