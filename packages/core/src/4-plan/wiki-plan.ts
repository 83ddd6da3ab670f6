import type {
  CallFact,
  CiJobFact,
  ConflictFact,
  DocumentLine,
  DocumentSection,
  EnvironmentFact,
  ImageFact,
  ImportFact,
  ReleaseFact,
  Section,
  SectionEdge,
  ServiceFact,
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
export type LeftOutReason =
  | 'no-facts'
  | 'on-overview'
  | 'one-part'
  | 'little-known'
  | 'concise'
  | 'page-limit'
  | 'not-looked-for';

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
  /** Documents that speak about it, at most 2, the most telling first. */
  readonly readings: readonly PartReading[];
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
  readonly count: number;
}

/** The newest released version of a change log with up to two of its items. */
export interface NewestRelease {
  readonly path: RepoPath;
  readonly release: ReleaseFact;
  readonly items: readonly AuthorWords[];
}

/** A decision record that holds. */
export interface DecisionOnRecord {
  readonly path: RepoPath;
  readonly title: DocumentLine;
  readonly status?: DocumentLine;
  readonly words?: AuthorWords;
}

/** First page. */
export interface OverviewBrief {
  readonly kind: 'overview';
  readonly lead?: AuthorWords;
  /** Reasons and features in the words of the main README. */
  readonly reasons: readonly AuthorWords[];
  readonly features?: FeatureList;
  readonly release?: NewestRelease;
  readonly decisions: readonly DecisionOnRecord[];
  /** Where the manifest states no licence: the licence's file and its first line. */
  readonly licence?: { readonly path: RepoPath; readonly title: DocumentLine };
  /** How to install and use it, where that is too little for a page of its own. */
  readonly quickStart: readonly DocumentBlock[];
  /** What documents name and the code does not have, the main README's first. */
  readonly conflicts: readonly ConflictFact[];
  /** Product files with what their authors say of them, in a repository so small that they are the map. */
  readonly files: readonly {
    readonly path: RepoPath;
    readonly words?: AuthorWords;
    readonly symbols: readonly SymbolFact[];
  }[];
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
  /** What documents ask for beside the manifest. */
  readonly prerequisites?: AuthorWords;
  /** Commands of the product with the part they lead into. */
  readonly entrances: readonly (Entrance & { readonly sectionId?: string })[];
  /** What the section of the first use says happens. */
  readonly outcome?: AuthorWords;
  /** The tool that runs the tests, where it is stated, and a test file to try. */
  readonly testRunner?: TestRunner;
  readonly install: readonly DocumentBlock[];
  readonly firstUse: readonly DocumentBlock[];
  readonly development: readonly DocumentBlock[];
  readonly scripts: readonly ScriptFact[];
  /** Jobs that build or test, at most 2. */
  readonly jobs: readonly CiJobFact[];
  readonly guides: readonly Guide[];
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
  /** Whether the first base is an interface, which is implemented rather than extended. */
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
  /** Workflows that check changes, that publish, that run by the clock, and the others. */
  readonly workflows: readonly Workflow[];
  readonly images: readonly ImageFact[];
  readonly services: readonly ServiceFact[];
  /** Test files of the product, the one that states most first. */
  readonly tests: readonly TestFact[];
  readonly testRunner?: TestRunner;
  /** The version as the main manifest or, without one, the change log states it. */
  readonly version?: StatedValue & { readonly path: RepoPath };
  /** What a document says about releasing. */
  readonly releasing?: AuthorWords;
}

/** The jobs of one definition and what they are for. */
export interface Workflow {
  readonly path: RepoPath;
  readonly purpose: 'checks' | 'publishes' | 'clock' | 'other';
  readonly jobs: readonly CiJobFact[];
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
  readonly conflicts: readonly ConflictFact[];
  /** Kinds of document that are not there. */
  readonly missingDocuments: readonly ('readme' | 'contributing' | 'changelog' | 'security' | 'licence' | 'decision')[];
  /** Kinds of fact that were looked for everywhere and not found; empty when not everything was read. */
  readonly missingFacts: readonly ('tests' | 'ci' | 'environment' | 'images' | 'commands')[];
  /** Fractions of references that were resolved, for honest limits: resolved and total. */
  readonly imports: { readonly resolved: number; readonly total: number };
  readonly calls: { readonly resolved: number; readonly total: number };
}
