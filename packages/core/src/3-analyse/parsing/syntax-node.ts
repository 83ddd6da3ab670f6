/** A node of a syntax tree, as far as it is looked at: the parser's own type has more. Valid as long as its tree is. */
export interface SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly text: string;
  /** Offsets into the parsed text; the end is exclusive. */
  readonly startIndex: number;
  readonly endIndex: number;
  /** Rows are 0-based. */
  readonly startPosition: { readonly row: number };
  readonly endPosition: { readonly row: number };
  readonly parent: SyntaxNode | null;
  readonly firstChild: SyntaxNode | null;
  readonly firstNamedChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
  readonly previousSibling: SyntaxNode | null;
  readonly namedChildCount: number;
  readonly namedChildren: readonly (SyntaxNode | null)[];
  readonly lastNamedChild: SyntaxNode | null;
  readonly previousNamedSibling: SyntaxNode | null;
  childForFieldName(name: string): SyntaxNode | null;
}

/** One match of a query: the nodes its pattern names. */
export interface SyntaxMatch {
  readonly captures: readonly { readonly name: string; readonly node: SyntaxNode }[];
}

/** A parsed text; must be deleted, because its memory is the parser's. */
export interface SyntaxTree {
  /** All matches of the language's query; `isLate` is asked now and then and ends the search when true. */
  matches(isLate: () => boolean): readonly SyntaxMatch[];
  /** The smallest named node at an offset. */
  readonly nodeAt: (offset: number) => SyntaxNode | null;
  delete(): void;
}
