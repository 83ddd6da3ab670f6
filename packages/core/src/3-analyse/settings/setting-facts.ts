import type { LineRange, RepoPath } from '#vocabulary';
import type { CallFact, OutcomeFact, SymbolId } from '../analysis.ts';

/** An environment variable that code reads. */
export interface EnvironmentFact extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  /** Literal default at the read site, as written. */
  readonly defaultLiteral?: string;
  /** What stands in for it when that is a name: `DEFAULT_WINDOW`, `defaults.port`. */
  readonly defaultName?: string;
  /** Name that the value is given to: a property, variable, field or keyword. */
  readonly into?: string;
  /** Set when the name is passed to a function that reads what it is given: callee and argument as written. */
  readonly through?: { readonly reader: SymbolId; readonly callee: string; readonly argument: string };
  /** The enclosing symbol; absent at module level. */
  readonly in?: SymbolId;
}

/** An environment variable whose name code puts together around a literal. */
export interface BuiltSettingFact extends LineRange {
  readonly path: RepoPath;
  /** The expression as written, on one line, at most 80 characters. */
  readonly text: string;
  /** The enclosing symbol; absent at module level. */
  readonly in?: SymbolId;
}

/** A value that a file beside the code gives to a setting. */
export interface SettingValue extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  readonly kind: 'example' | 'compose' | 'image' | 'manifest';
  /** Without quotes, at most 120 characters; empty when the setting is named without a value. */
  readonly value: string;
  /** Service or container it is given to. */
  readonly of?: string;
  /** Comment above or beside it, without marks. */
  readonly comment?: LineRange & { readonly text: string };
  /** Whether the line is commented out: then it only shows what could stand there. */
  readonly isOff: boolean;
}

/** What a document says about a setting. */
export interface SettingWords extends LineRange {
  readonly path: RepoPath;
  readonly text: string;
  /** As the document's table has it. */
  readonly default?: string;
}

/** Where the value of a setting goes: a parameter of a function, or an option that is handed over by name. */
export interface SettingTarget {
  readonly call: CallFact;
  /** As passed, as written. */
  readonly argument: string;
  /** Absent where the parameters of what is called are not known. */
  readonly parameter?: string;
  readonly callee: SymbolId;
}

/** What a value may be, as far as the code decides it. */
export type SettingType =
  | 'positive-integer'
  | 'integer'
  | 'number'
  | 'switch'
  | 'address'
  | 'duration'
  | 'path'
  | 'list'
  | 'text';

/** One key that can be set from outside, with everything that is said about it. */
export interface SettingFact {
  readonly name: string;
  /** Reads in product code, best-ranked file first. */
  readonly reads: readonly EnvironmentFact[];
  readonly type?: SettingType;
  /** The named constant that stands in for it. */
  readonly constant?: SymbolId;
  /** Property of a declared type under which the program knows it. */
  readonly field?: SymbolId;
  /** How code ends when the value is missing or wrong. */
  readonly checks: readonly OutcomeFact[];
  /** Nearest first, at most 3. */
  readonly becomes: readonly SettingTarget[];
  /** Functions whose documentation names it, at most 2. */
  readonly mentionedBy: readonly SymbolId[];
  /** In path order. */
  readonly values: readonly SettingValue[];
  /** Tables of documents first, README first. */
  readonly words: readonly SettingWords[];
}
