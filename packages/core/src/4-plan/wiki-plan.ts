import type {
  CallFact,
  CiJobFact,
  ConstantUse,
  DocumentSection,
  EnvironmentFact,
  ImportFact,
  OptionFact,
  OutcomeFact,
  RegistryFact,
  Section,
  SectionEdge,
  SettingFact,
  SettingTarget,
  SettingValue,
  SettingWords,
  SymbolFact,
  TestFact,
} from '#analysis';
import type { Snapshot } from '#snapshot';
import type { DependencyFact, EntryPointFact, PackageFact, ScriptFact, StatedValue } from '#survey';
import type { LineRange, Notice, PageId, PageKind, RepoPath, WikiLanguage } from '#vocabulary';
import type { Measure } from './select/measure-words.ts';

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
  | ExtendingBrief
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

/** How code ends when a setting is missing or wrong. */
export interface SettingCheck {
  readonly outcome: OutcomeFact;
  /** The condition right around it. */
  readonly condition: string;
  /** `missing` without a value, `other` for every value that is not of the setting's type, `when` as the condition says. */
  readonly kind: 'missing' | 'other' | 'when';
  readonly symbol?: SymbolFact;
}

/** A setting with what is told of it. */
export interface SettingStory {
  readonly fact: SettingFact;
  readonly words?: AuthorWords;
  /** The named constant that is its default. */
  readonly constant?: SymbolFact;
  /** Its default as a time or a size. */
  readonly measure?: Measure;
  /** Where the value goes; the callee is the class when its constructor takes it. */
  readonly becomes?: { readonly target: SettingTarget; readonly callee: SymbolFact };
  /** At most 2. */
  readonly checks: readonly SettingCheck[];
  /** Values beside the code that differ from the default, at most 3. */
  readonly values: readonly SettingValue[];
  /** A function whose comment speaks of it. */
  readonly mention?: { readonly symbol: SymbolFact; readonly words: AuthorWords };
  /** A default in a document that the code contradicts. */
  readonly documented?: SettingWords;
  /** Whether its values must not be repeated. */
  readonly isSecret: boolean;
  readonly sectionId: string | undefined;
}

/** A constant that bounds a time, a size or a count. */
export interface LimitStory {
  readonly symbol: SymbolFact;
  readonly measure?: Measure;
  readonly words?: AuthorWords;
  readonly use?: LineRange & { readonly path: RepoPath; readonly user: SymbolFact } & (
      | { readonly how: 'tests'; readonly condition: string }
      | { readonly how: 'passes'; readonly call: CallFact }
      | { readonly how: 'used' }
    );
}

/** What can be set from outside, what is fixed inside, and what documents say about settings. */
export interface ConfigurationBrief {
  readonly kind: 'configuration';
  /** Told in sentences, at most 12, in the order of the first document that lists them. */
  readonly told: readonly SettingStory[];
  /** Told in rows: what is left when there are more. */
  readonly rows: readonly SettingStory[];
  /** Variables of the system that the product looks at. */
  readonly platform: readonly SettingFact[];
  /** Functions that read settings, the one that reads most first, with its resolved callers. */
  readonly readers: readonly {
    readonly symbol: SymbolFact;
    readonly reads: readonly EnvironmentFact[];
    readonly callers: readonly CallFact[];
  }[];
  /** Files beside the code that hold values, with one value of each. */
  readonly valueFiles: readonly SettingValue[];
  /** Whether every product file was looked through for reads. */
  readonly isComplete: boolean;
  /** Switches by command. */
  readonly commands: readonly { readonly command?: string; readonly options: readonly OptionFact[] }[];
  readonly limits: readonly LimitStory[];
  readonly optionTypes: readonly SymbolStory[];
  readonly documents: readonly {
    readonly path: RepoPath;
    readonly section: DocumentSection;
    readonly words?: AuthorWords;
  }[];
}

/** A place where the product takes a further implementation. */
export interface ExtensionPoint {
  readonly id: string;
  /** Name of the base, else of the table. */
  readonly name: string;
  readonly base?: SymbolFact;
  readonly words?: AuthorWords;
  /** Members of the base that an implementation has to write, in line order. */
  readonly duties: readonly SymbolFact[];
  /** Declarations that implement it, shortest first. */
  readonly implementers: readonly SymbolFact[];
  /** The one to copy. */
  readonly exemplar?: SymbolFact;
  /** The table that holds them, with its variable and what that variable's comment says. */
  readonly registry?: RegistryFact;
  readonly holder?: SymbolFact;
  readonly holderWords?: AuthorWords;
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
    readonly use?: ConstantUse;
  }[];
  /** What a document says about adding one, in order. */
  readonly steps: readonly AuthorWords[];
}

/** Where and how the product is extended. */
export interface ExtendingBrief {
  readonly kind: 'extending';
  readonly points: readonly ExtensionPoint[];
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
