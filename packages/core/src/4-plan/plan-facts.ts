import type {
  BaseFact,
  CallFact,
  CiJobFact,
  ConstantUse,
  DocumentLine,
  FlowStep,
  GuardFact,
  ImageFact,
  ImportFact,
  OutcomeFact,
  RegistryFact,
  ReleaseFact,
  Section,
  SectionEdge,
  ServiceFact,
  SinkKind,
  SymbolFact,
  TestFact,
} from '#analysis';
import type { DependencyFact, EntryPointFact, PackageFact } from '#survey';
import type { LineRange, PageId, RepoPath } from '#vocabulary';
import type { PartDoings } from './part-doings.ts';
import type { Measure } from './select/measure-words.ts';

/** A sentence of the authors, cleaned of marks and cut where it is long. */
export interface AuthorWords extends LineRange {
  readonly path: RepoPath;
  /** Their words, without the final full stop. */
  readonly words: string;
  /** Whether the sentence goes on in the file. */
  readonly isCut: boolean;
  readonly from: 'readme' | 'package' | 'file' | 'symbol';
  /** The symbol or package that is described. */
  readonly name?: string;
}

/** An entry point with the name under which it is typed or imported. */
export interface Entrance extends EntryPointFact {
  readonly shownName: string;
}

/** A dependency with the places where it is used. */
export interface ExternalSystem {
  readonly name: string;
  /** Absent for a module of the language's standard library. */
  readonly dependency?: DependencyFact;
  /** One import for each product file that takes it, best-ranked file first, at most 5. */
  readonly imports: readonly ImportFact[];
  readonly fileCount: number;
  readonly sectionIds: readonly string[];
}

/** A section in a few facts, for lists and tables. */
export interface SectionSketch {
  readonly section: Section;
  /** Its page; absent when it has none. */
  readonly pageId?: PageId;
  readonly words?: AuthorWords;
  /** What comes in and goes out there; filled for parts without words of their own. */
  readonly doings: PartDoings;
  /** The file to open first, and how many product files import it. */
  readonly mainFile?: { readonly path: RepoPath; readonly fanIn: number };
  /** Its most used declarations, at most 4. */
  readonly symbols: readonly SymbolFact[];
  /** Where a change of it begins; absent when nothing in it has a name. */
  readonly change?: ChangeStart;
  /** The test file that says most about it. */
  readonly test?: TestFact;
  readonly uses: readonly SectionEdge[];
  readonly usedBy: readonly SectionEdge[];
  /** Documents that speak about it, at most 2, the most telling first. */
  readonly readings: readonly PartReading[];
}

/** Names to change, the file that declares them, and the test that draws on that file. */
export interface ChangeStart {
  readonly names: readonly SymbolFact[];
  readonly path: RepoPath;
  readonly test?: TestFact;
}

/** A section of a document that explains a part. */
export interface PartReading {
  readonly path: RepoPath;
  readonly heading: string;
  readonly words: AuthorWords;
}

/** A command or example of a document. */
export interface DocumentBlock extends LineRange {
  readonly path: RepoPath;
  readonly heading: string;
  readonly language: string;
  readonly text: string;
  /** Whether its lines are commands of a shell. */
  readonly isShell: boolean;
}

/** The language of product code with its number of files. */
export interface LanguageShare {
  readonly name: string;
  readonly fileCount: number;
}

/** What a README lists as features: a few items of all. */
export interface FeatureList {
  readonly path: RepoPath;
  readonly heading: string;
  readonly items: readonly AuthorWords[];
  /** Of all items; absent where there may be more than were read. */
  readonly count: number | undefined;
}

/** The newest released version of a change log with up to two of its items. */
export interface NewestRelease {
  readonly path: RepoPath;
  readonly release: ReleaseFact;
  readonly items: readonly AuthorWords[];
  /** Of the changes that are not released yet, up to two. */
  readonly waiting: readonly AuthorWords[];
}

/** A decision record that holds. */
export interface DecisionOnRecord {
  readonly path: RepoPath;
  readonly title: DocumentLine;
  readonly status?: DocumentLine;
  readonly words?: AuthorWords;
}

/** A tool that runs tests, with the lines that say so. */
export interface TestRunner {
  /** As typed: `pytest`, `vitest run`, `go test`. */
  readonly command: string;
  readonly stated: LineRange & { readonly path: RepoPath; readonly words: string };
  readonly test: RepoPath;
  /** Whether it takes folders rather than files. */
  readonly takesFolders: boolean;
}

/** A document worth opening, with the authors' first sentence. */
export interface Guide {
  readonly path: RepoPath;
  readonly title: string;
  readonly titleRange: LineRange;
  readonly words?: AuthorWords;
}

/** A step with its declaration, the authors' words about it, and the constants that it uses. */
export interface FlowStepStory {
  readonly step: FlowStep;
  readonly symbol: SymbolFact;
  readonly words?: AuthorWords;
  /** With a literal value, at most 3. */
  readonly constants: readonly { readonly symbol: SymbolFact; readonly use: ConstantUse; readonly measure?: Measure }[];
  /** A table that it goes by: its holder, and what stands in it. */
  readonly table?: { readonly holder: SymbolFact; readonly registry: RegistryFact };
}

/** A declaration with what is known about it. */
export interface SymbolStory {
  readonly symbol: SymbolFact;
  readonly words?: AuthorWords;
  /** What it is a kind of, when that tells something: the first name of the heritage clause, an interface it fits … */
  readonly base?: BaseFact;
  /** Whether the base is an interface, which is implemented rather than extended. */
  readonly isImplementer: boolean;
  /** Resolved calls from product code outside the symbol, best-ranked caller first, at most 4. */
  readonly callers: readonly CallFact[];
  readonly callerCount: number;
  /** At how many places they call it, and at how many in other parts. */
  readonly places: { readonly all: number; readonly outside: number };
  /** How many of them lie in other parts. */
  readonly outsideCount: number;
  /** Import statements of other product files that take it, at most 3. */
  readonly importers: readonly ImportFact[];
  readonly importerCount: number;
  /** Methods and properties worth naming, at most 5. */
  readonly members: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords }[];
  /** The method that most resolved calls go to, when one is ahead of the others; the calls best-ranked first. */
  /** What its body, or those of its methods, do; at most 3. */
  readonly behaviours: readonly Behaviour[];
  readonly busiest?: { readonly symbol: SymbolFact; readonly words?: AuthorWords; readonly calls: readonly CallFact[] };
}

/** Something a body does: a call that tells, or a way in which it ends. */
export type BodyStep = {
  /** All conditions that decide it, nearest first, at most 2; empty when it is only sure to happen sometimes. */
  readonly guards: readonly GuardFact[];
  /** Whether it happens only under conditions that cannot be told whole. */
  readonly isSometimes: boolean;
} & (
  | { readonly kind: 'call'; readonly call: CallFact; readonly target?: SymbolFact }
  | { readonly kind: 'outcome'; readonly outcome: OutcomeFact }
);

/** What a function or method does, in the order of its lines. */
export interface Behaviour {
  readonly symbol: SymbolFact;
  /** At most 10. */
  readonly steps: readonly BodyStep[];
  /** Constants with a literal value that the body uses, each once. */
  readonly constants: readonly { readonly use: ConstantUse; readonly symbol: SymbolFact; readonly measure?: Measure }[];
}

/** A constant that bounds a time, a size or a count. */
export interface LimitStory {
  readonly symbol: SymbolFact;
  /** As written: a literal, or a product of literals and units. */
  readonly value: string;
  readonly measure?: Measure;
  readonly words?: AuthorWords;
  /** The use in product code that tells most. */
  readonly use?: LineRange & { readonly path: RepoPath; readonly user: SymbolFact } & (
      | { readonly how: 'tests'; readonly condition: string }
      | { readonly how: 'passes'; readonly call: CallFact }
      | { readonly how: 'used' }
    );
  /** A use in a test: what is pinned there. */
  readonly pinned?: ConstantUse;
}

/** Where a flow comes to a part. */
export interface FlowVisit {
  readonly pageId: PageId;
  readonly title: string;
  readonly symbol: SymbolFact;
  readonly call?: CallFact;
}

/** A file the page rests on, and why. */
export interface SourceChoice {
  readonly path: RepoPath;
  readonly why: 'entry' | 'imported' | 'declares' | 'documents' | 'tests' | 'states';
  /** Importing files for `imported`, otherwise 0. */
  readonly count: number;
  readonly name?: string;
}

/** The exported names of a library. */
export interface Offer {
  /** The file that exports them, or the manifest beside whose files they are declared. */
  readonly place: string;
  readonly isFolder: boolean;
  /** Numbers by kind, in the order of this list; kinds without names are left out. */
  readonly counts: readonly { readonly kind: 'class' | 'function' | 'type' | 'value'; readonly count: number }[];
  /** The most used ones with the authors' words, at most 8. */
  readonly shown: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords }[];
}

/** A declaration that speaks of its deprecation. */
export interface DeprecatedName extends LineRange {
  readonly symbol: SymbolFact;
  /** Version since when, as written. */
  readonly since?: string;
}

/** An example with the authors' words about it. */
export interface ExampleFolder {
  /** The folder, or the file where examples are single files. */
  readonly place: string;
  readonly words: AuthorWords;
}

/** A manifest that is only named, with what it declares. */
export interface FurtherManifest {
  readonly path: RepoPath;
  readonly pack?: PackageFact;
  readonly image?: ImageFact;
  readonly services: readonly ServiceFact[];
}

/** The jobs of one definition and what they are for. */
export interface Workflow {
  readonly path: RepoPath;
  readonly purpose: 'checks' | 'publishes' | 'clock' | 'other';
  readonly jobs: readonly CiJobFact[];
}

/** A way out of the program: what it is, the parts that use it, and calls that show it. */
export interface Outlet {
  readonly kind: SinkKind;
  /** At most 4, best-ranked first. */
  readonly sectionIds: readonly string[];
  readonly partCount: number;
  /** At most 2, each in a named function. */
  readonly examples: readonly CallFact[];
}
