import type { CallFact, EntryFact, OpenPath, SymbolFact } from '#analysis';
import type { LineRange, PageId, RepoPath } from '#vocabulary';
import type { AuthorWords } from './plan-facts.ts';

/** Of what sort something is that comes in from outside. */
export type InterfaceSort = 'route' | 'procedure' | 'event' | 'tool' | 'command' | 'job';

/** One thing that can be asked of the program. */
export interface InterfaceRow {
  readonly entry: EntryFact;
  /** As it is typed or requested. */
  readonly name: string;
  /** The declaration that handles it, or that the code at the entry calls. */
  readonly handler?: SymbolFact;
  /** The call of the handler in code that stands at the entry; absent when the handler is named there. */
  readonly call?: CallFact;
  /** The authors' help, or what the comment of the handler says. */
  readonly words?: AuthorWords;
}

/** Rows that belong together: all of a place, or those of it whose names begin alike. */
export interface InterfaceGroup {
  /** What the names have in common; absent for all of a place and for what is left over. */
  readonly topic?: string;
  /** Whether other groups of the place have taken the rest. */
  readonly isRest: boolean;
  readonly count: number;
  /** At most 12; empty where they stand on a page of the reference only. */
  readonly rows: readonly InterfaceRow[];
  /** A few of them, to stand for the rest. */
  readonly some: readonly InterfaceRow[];
  /** The file that declares what handles all of them, where that is another one than the place. */
  readonly handledIn?: RepoPath;
  /** The page that follows one of them step by step. */
  readonly flow?: { readonly pageId: PageId; readonly title: string; readonly row: InterfaceRow };
}

/** Where several of them are registered: a file, or the files of a part. */
export interface InterfacePlace {
  readonly path: RepoPath;
  readonly sectionId?: string;
  /** How many files register them. */
  readonly fileCount: number;
  readonly count: number;
  /** What most of the paths begin with, how many do, and lines that say so. */
  readonly prefix?: LineRange & { readonly path: RepoPath; readonly text: string; readonly count: number };
  /** Functions that most of them pass, how many do, and one that shows it. */
  readonly through?: { readonly names: readonly string[]; readonly count: number; readonly row: InterfaceRow };
  /** Why paths may be longer than is known, and of how many. */
  readonly open?: OpenPath & { readonly count: number; readonly row: InterfaceRow };
  /** The event that hands all of these on, and the call by which it does. */
  readonly via?: NonNullable<EntryFact['via']>;
  readonly groups: readonly InterfaceGroup[];
}

/** Everything of one sort. */
export interface InterfaceChapter {
  readonly sort: InterfaceSort;
  readonly count: number;
  /** Whether numbers and examples stand for the rows, which the lists hold. */
  readonly isSummary: boolean;
  /** Whether some stand for every path that begins so. */
  readonly hasBeginnings: boolean;
  /** Most first, at most 12. */
  readonly places: readonly InterfacePlace[];
  /** Pages of the reference with the whole list; none where the concept page has it. */
  readonly lists: readonly { readonly pageId: PageId; readonly title: string }[];
}

/** What can be asked of the program from outside. */
export interface InterfacesBrief {
  readonly kind: 'interfaces';
  readonly chapters: readonly InterfaceChapter[];
}

/** The whole list of one sort, or a part of it. */
export interface InterfaceListBrief {
  readonly kind: 'interface-list';
  readonly sort: InterfaceSort;
  readonly files: readonly { readonly path: RepoPath; readonly rows: readonly InterfaceRow[] }[];
}
