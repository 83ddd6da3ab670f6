import type {
  BaseFact,
  CallFact,
  CiJobFact,
  DocumentSection,
  EnvironmentFact,
  ImportFact,
  Section,
  SectionEdge,
  SymbolFact,
  TestFact,
} from '#analysis';
import type { Snapshot } from '#snapshot';
import type { DependencyFact, EntryPointFact, PackageFact, ScriptFact, StatedValue } from '#survey';
import type { LineRange, Notice, PageId, PageKind, RepoPath, WikiLanguage } from '#vocabulary';

/** What was read, for titles, the coverage page and links. */
export type SnapshotInfo = Pick<Snapshot, 'origin' | 'commit' | 'ref' | 'date' | 'subdir'>;

/** What a person asked for, as far as it decides which pages there are. */
export interface PlanOptions {
  readonly language: WikiLanguage;
  /** `concise` leaves out the reference and tells small parts on the architecture page. */
  readonly size: 'full' | 'concise';
}

/** A page that will be written, with everything the writer needs. */
export interface PlannedPage {
  readonly id: PageId;
  readonly title: string;
  readonly kind: PageKind;
  readonly parent?: PageId;
  /** The facts chosen for the page. */
  readonly brief: PageBrief;
}

/** Why a kind of page is not there: a key of the texts in `messages/<language>/wiki.ts`. */
export type LeftOutReason = 'no-facts' | 'one-part' | 'concise' | 'page-limit' | 'not-looked-for';

/** The pages in reading order, and what was looked for and not found. */
export interface WikiPlan {
  readonly pages: readonly PlannedPage[];
  readonly leftOut: readonly { readonly kind: PageKind; readonly reason: LeftOutReason }[];
}

/** The facts of one page; the writer adds nothing to them. */
export type PageBrief =
  | OverviewBrief
  | GettingStartedBrief
  | ArchitectureBrief
  | ModuleBrief
  | ConfigurationBrief
  | OperationsBrief
  | ReferenceBrief
  | CoverageBrief;

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
  /** The file to open first, and how many product files import it. */
  readonly mainFile?: { readonly path: RepoPath; readonly fanIn: number };
  /** Its most used declarations, at most 4. */
  readonly symbols: readonly SymbolFact[];
  /** The test file that says most about it. */
  readonly test?: TestFact;
  readonly uses: readonly SectionEdge[];
  readonly usedBy: readonly SectionEdge[];
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

/** First page. */
export interface OverviewBrief {
  readonly kind: 'overview';
  readonly lead?: AuthorWords;
  /** The package that the repository is about; its manifest is the one nearest to the root. */
  readonly mainPackage?: PackageFact;
  /** Published packages when there is more than one, at most 12, and how many there are. */
  readonly packages: readonly PackageFact[];
  readonly packageCount: number;
  readonly entryPoints: readonly Entrance[];
  readonly languages: readonly LanguageShare[];
  readonly systems: readonly ExternalSystem[];
  readonly sketches: readonly SectionSketch[];
  /** Product files that most others import, with imports of them, at most 3. */
  readonly hubs: readonly {
    readonly path: RepoPath;
    readonly sectionId: string;
    readonly fanIn: number;
    readonly importers: readonly ImportFact[];
  }[];
  /** The section that most other sections import, and the one that imports most others. */
  readonly mostUsed?: SectionSketch;
  readonly topmost?: SectionSketch;
}

/** How to install, run, build and test. */
export interface GettingStartedBrief {
  readonly kind: 'getting-started';
  readonly runtimes: readonly (StatedValue & { readonly runtime: string; readonly path: RepoPath })[];
  readonly install: readonly DocumentBlock[];
  readonly firstUse: readonly DocumentBlock[];
  readonly development: readonly DocumentBlock[];
  readonly scripts: readonly ScriptFact[];
  /** Jobs that build or test, at most 2. */
  readonly jobs: readonly CiJobFact[];
  readonly guides: readonly Guide[];
}

/** A document worth opening, with the authors' first sentence. */
export interface Guide {
  readonly path: RepoPath;
  readonly title: string;
  readonly titleRange: LineRange;
  readonly words?: AuthorWords;
}

/** The parts and how they depend on each other. */
export interface ArchitectureBrief {
  readonly kind: 'architecture';
  readonly sketches: readonly SectionSketch[];
  readonly cycles: readonly { readonly sectionIds: readonly string[]; readonly edges: readonly SectionEdge[] }[];
  readonly entryPoints: readonly Entrance[];
  readonly systems: readonly ExternalSystem[];
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
  /** Import statements of other product files that take it, at most 3. */
  readonly importers: readonly ImportFact[];
  readonly importerCount: number;
  /** Resolved calls it makes to other declarations of the product, in line order, at most 5. */
  readonly calls: readonly CallFact[];
  /** Methods and properties worth naming, at most 5. */
  readonly members: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords }[];
  /** The method that most resolved calls go to, when one is ahead of the others; the calls best-ranked first. */
  readonly busiest?: { readonly symbol: SymbolFact; readonly words?: AuthorWords; readonly calls: readonly CallFact[] };
}

/** One part of the product. */
export interface ModuleBrief {
  readonly kind: 'module';
  readonly sketch: SectionSketch;
  /** Told in sentences. */
  readonly stories: readonly SymbolStory[];
  /** Told in rows. */
  readonly more: readonly SymbolStory[];
  readonly environment: readonly EnvironmentFact[];
  readonly errors: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords; readonly raised?: CallFact }[];
  readonly tests: readonly TestFact[];
  readonly testCount: number;
  readonly entryPoints: readonly Entrance[];
  readonly systems: readonly ExternalSystem[];
  readonly sources: readonly SourceChoice[];
  readonly excerpt?: SymbolFact;
}

/** A file the page rests on, and why. */
export interface SourceChoice {
  readonly path: RepoPath;
  readonly why: 'entry' | 'imported' | 'declares' | 'documents' | 'tests' | 'states';
  /** Importing files for `imported`, otherwise 0. */
  readonly count: number;
  readonly name?: string;
}

/** Environment variables, option types and what documents say about settings. */
export interface ConfigurationBrief {
  readonly kind: 'configuration';
  readonly variables: readonly {
    readonly name: string;
    readonly reads: readonly EnvironmentFact[];
    readonly sectionIds: readonly string[];
  }[];
  readonly optionTypes: readonly SymbolStory[];
  readonly documents: readonly {
    readonly path: RepoPath;
    readonly section: DocumentSection;
    readonly words?: AuthorWords;
  }[];
}

/** Scripts, CI and containers. */
export interface OperationsBrief {
  readonly kind: 'operations';
  readonly packages: readonly PackageFact[];
  readonly jobs: readonly CiJobFact[];
  readonly containers: readonly Entrance[];
}

/** Declarations by file. */
export interface ReferenceBrief {
  readonly kind: 'reference';
  readonly groups: readonly {
    readonly path: RepoPath;
    readonly entries: readonly { readonly symbol: SymbolFact; readonly words?: AuthorWords }[];
  }[];
  /** Most used names, on the first page only. */
  readonly hubs: readonly SymbolStory[];
  /** Further pages of the reference, on the first page only. */
  readonly children: readonly { readonly pageId: PageId; readonly title: string }[];
}

/** What was read, what was not, and what was looked for. */
export interface CoverageBrief {
  readonly kind: 'coverage';
  readonly rows: readonly {
    readonly role: string;
    readonly language: string;
    readonly seen: number;
    readonly read: number;
    readonly parsed: number;
  }[];
  /** Notices with a path, at most 100, and how many there are. */
  readonly skipped: readonly Notice[];
  readonly skippedCount: number;
  readonly general: readonly Notice[];
  /** Fractions of references that were resolved, for honest limits: resolved and total. */
  readonly imports: { readonly resolved: number; readonly total: number };
  readonly calls: { readonly resolved: number; readonly total: number };
}
