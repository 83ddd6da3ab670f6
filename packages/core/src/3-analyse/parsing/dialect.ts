import type { RepoPath } from '#vocabulary';
import type { DocComment, SymbolFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedCall, CapturedDefinition } from './captured.ts';
import type { CommentIndex } from './comment-index.ts';
import type { DescribedCall } from './extract-calls.ts';
import type { FunctionHead } from './extract-parameters.ts';
import type { ExtractedSymbols } from './extract-symbols.ts';
import type { NameLookup } from './local-names.ts';
import type { ParsedFile, RawCall } from './parsed-file.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A declaration with what its surroundings tell. */
export interface PlacedDefinition extends CapturedDefinition {
  /** Kind of the enclosing declaration, if any. */
  readonly parentKind: SymbolFact['kind'] | undefined;
  /** The node whose lines are the declaration's: with `export`, decorators, keywords. */
  readonly outer: SyntaxNode;
}

/** What is at hand when a file's declarations are described. */
export interface DialectContext {
  readonly text: string;
  readonly captured: Captured;
  readonly comments: CommentIndex;
}

/** Customs of a language that a query cannot express. */
export interface Dialect {
  /** The statement around a declaration that belongs to it. */
  outerOf(definition: CapturedDefinition): SyntaxNode;
  /** The kind as people call it; `undefined` for a declaration not worth keeping. */
  kindOf(definition: PlacedDefinition): SymbolFact['kind'] | undefined;
  /** Where the signature's text begins: behind decorators. */
  signatureStart(definition: PlacedDefinition): number;
  isExported(definition: PlacedDefinition, context: DialectContext): boolean;
  docOf(definition: PlacedDefinition, context: DialectContext): DocComment | undefined;
  moduleDoc(context: DialectContext): DocComment | undefined;
  /** Whether a declaration is a test, to be listed by its name. */
  isTest(symbol: Pick<SymbolFact, 'name' | 'kind' | 'path'>): boolean;
  /** The type that a declaration outside of it belongs to, by name: it may stand in another file. */
  ownerOf?(definition: CapturedDefinition): string | undefined;
  /** What a declared function takes, where the language writes it in its own way. */
  headOf?(definition: CapturedDefinition): FunctionHead | undefined;
  /** Tells what names mean by the scopes of the language. */
  valuesOf?(context: DialectContext): ValueReader;
}

/** A file whose symbols and calls are known. */
export interface FileParts {
  readonly path: RepoPath;
  readonly extracted: ExtractedSymbols;
  readonly calls: readonly DescribedCall[];
  readonly lines: LineIndex;
  /** Whether it is product code. */
  readonly isProduct: boolean;
  /** Import paths by the names that packages have in the file, where the language has such names. */
  readonly packages: readonly (readonly [name: string, specifier: string])[];
}

/** Knows what names mean in a file, and what else only this language has. */
export interface ValueReader {
  readonly locals: NameLookup;
  /** What stands before the last name of a callee. */
  calleeOf(call: CapturedCall): Pick<RawCall, 'isLocal' | 'reachesInner' | 'operand' | 'isIndexed'>;
  /** Further facts of the file. */
  more(file: FileParts): Partial<ParsedFile>;
}
