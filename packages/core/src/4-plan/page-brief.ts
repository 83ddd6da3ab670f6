import type {
  CallFact,
  CiJobFact,
  ConflictFact,
  DocumentLine,
  EnvironmentFact,
  FlowFact,
  ImageFact,
  ImportFact,
  OptionFact,
  OutcomeFact,
  SectionEdge,
  ServiceFact,
  SymbolFact,
  TestFact,
} from '#analysis';
import type { DependencyGroup, PackageFact, ScriptFact, StatedValue } from '#survey';
import type { Notice, PageId, RepoPath } from '#vocabulary';
import type { ConfigurationBrief } from './configuration-brief.ts';
import type { ExtendingBrief } from './extending-brief.ts';
import type { InterfaceListBrief, InterfacesBrief } from './interfaces-brief.ts';
import type {
  AuthorWords,
  BodyStep,
  DecisionOnRecord,
  DeprecatedName,
  DocumentBlock,
  Entrance,
  ExampleFolder,
  ExternalSystem,
  FeatureList,
  FlowStepStory,
  FlowVisit,
  FurtherManifest,
  Guide,
  LanguageShare,
  LimitStory,
  NewestRelease,
  Offer,
  Outlet,
  SectionSketch,
  SourceChoice,
  SymbolStory,
  TestRunner,
  Workflow,
} from './plan-facts.ts';

/** The facts of one page; the writer adds nothing to them. */
export type PageBrief =
  | OverviewBrief
  | GettingStartedBrief
  | ArchitectureBrief
  | FlowsBrief
  | FlowBrief
  | ModuleBrief
  | ConfigurationBrief
  | InterfacesBrief
  | InterfaceListBrief
  | ExtendingBrief
  | OperationsBrief
  | ReferenceBrief
  | CoverageBrief;

/** First page. */
export interface OverviewBrief {
  readonly kind: 'overview';
  readonly lead?: AuthorWords;
  /** Reasons and features in the words of the main README. */
  readonly reasons: readonly AuthorWords[];
  /** What the README warns of. */
  readonly warnings: readonly AuthorWords[];
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
    /** A test that draws on the file. */
    readonly test?: TestFact;
  }[];
  /** The package that the repository is about; its manifest is the one nearest to the root. */
  readonly mainPackage?: PackageFact;
  /** Published packages when there is more than one, at most 12, and how many there are. */
  readonly packages: readonly PackageFact[];
  readonly packageCount: number;
  /** What a program that imports the package receives, by kind; absent for programs and where little is exported. */
  readonly offer?: Offer;
  /** Declarations whose comment says that something is deprecated, at most 5, and how many there are. */
  readonly deprecated: { readonly shown: readonly DeprecatedName[]; readonly count: number };
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

/** What a document asks for before anything else; `rest` counts the points of its list that are not quoted. */
export interface Prerequisites {
  readonly path: RepoPath;
  readonly words: readonly AuthorWords[];
  readonly rest: number;
}

/** How to install, run, build and test. */
export interface GettingStartedBrief {
  readonly kind: 'getting-started';
  readonly runtimes: readonly (StatedValue & { readonly runtime: string; readonly path: RepoPath })[];
  /** What documents ask for beside the manifest. */
  readonly prerequisites?: Prerequisites;
  /** Commands of the product with the part they lead into. */
  readonly entrances: readonly (Entrance & { readonly sectionId?: string })[];
  /** What the section of the first use says happens. */
  readonly outcome?: AuthorWords;
  /** The tool that runs the tests, where it is stated, and a test file to try. */
  readonly testRunner?: TestRunner;
  readonly install: readonly DocumentBlock[];
  readonly firstUse: readonly DocumentBlock[];
  readonly development: readonly DocumentBlock[];
  /** Extras and groups of dependencies of the main package. */
  readonly groups: readonly (DependencyGroup & { readonly path: RepoPath })[];
  /** Folders of examples with what each shows. */
  readonly examples: readonly ExampleFolder[];
  readonly scripts: readonly ScriptFact[];
  /** Jobs that build or test, at most 2. */
  readonly jobs: readonly CiJobFact[];
  readonly guides: readonly Guide[];
}

/** The parts and how they depend on each other. */
export interface ArchitectureBrief {
  readonly kind: 'architecture';
  readonly outlets: readonly Outlet[];
  readonly sketches: readonly SectionSketch[];
  readonly cycles: readonly { readonly sectionIds: readonly string[]; readonly edges: readonly SectionEdge[] }[];
  /** An import that only hands on names of a part, which imports that part in turn. */
  readonly passing?: ImportFact;
  readonly entryPoints: readonly Entrance[];
  readonly systems: readonly ExternalSystem[];
}

/** The flows that are told, and in which order to read them. */
export interface FlowsBrief {
  readonly kind: 'flows';
  readonly flows: readonly {
    readonly pageId: PageId;
    readonly title: string;
    readonly brief: FlowBrief;
  }[];
}

/** One way through the program. */
export interface FlowBrief {
  readonly kind: 'flow';
  readonly flow: FlowFact;
  /** The steps of the flow with what is told about them, in the same order. */
  readonly steps: readonly FlowStepStory[];
  /** Parts that it crosses, in the order of the steps. */
  readonly sectionIds: readonly string[];
  /** Switches of the command, at most 6. */
  readonly options: readonly OptionFact[];
  /** What comes in, as people type or request it: a command with its program. */
  readonly name: string;
  /** The same for the flow's variants, in their order. */
  readonly variantNames: readonly string[];
  /**
   * Calls of the product itself that lead to a public function, at most 2: `as` is the method of a base class that is called
   * and that this one replaces.
   */
  readonly callers: readonly { readonly call: CallFact; readonly caller: SymbolFact; readonly as?: SymbolFact }[];
  /** Another page that tells the first steps, up to the table that sends both on, and how many these are. */
  readonly told?: { readonly pageId: PageId; readonly title: string; readonly steps: number };
}

/** One part of the product. */
export interface ModuleBrief {
  readonly kind: 'module';
  readonly sketch: SectionSketch;
  /** Told in sentences. */
  readonly stories: readonly SymbolStory[];
  /** Told in rows. */
  readonly more: readonly SymbolStory[];
  readonly limits: readonly LimitStory[];
  /** Errors, statuses and exit codes under a condition, best-ranked file first, each once. */
  readonly failures: readonly Extract<BodyStep, { readonly kind: 'outcome' }>[];
  readonly environment: readonly EnvironmentFact[];
  readonly errors: readonly {
    readonly symbol: SymbolFact;
    readonly words?: AuthorWords;
    /** A call that creates it, or a place that raises the class itself. */
    readonly raised?: CallFact | OutcomeFact;
  }[];
  readonly tests: readonly TestFact[];
  readonly testCount: number;
  readonly entryPoints: readonly Entrance[];
  readonly systems: readonly ExternalSystem[];
  readonly sources: readonly SourceChoice[];
  readonly excerpt?: SymbolFact;
  /** Flows that pass through it, with their first step here, at most 3. */
  readonly flows: readonly FlowVisit[];
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
  /** All files of code in the tests, as the coverage page counts them. */
  readonly testFiles: number;
  readonly testRunner?: TestRunner;
  /** The version as the main manifest or, without one, the change log states it. */
  readonly version?: StatedValue & { readonly path: RepoPath };
  /** What a document says about releasing. */
  readonly releasing?: AuthorWords;
  /** Manifests, recipes of images and service files that the page does not tell otherwise, by path. */
  readonly further: readonly FurtherManifest[];
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
  readonly missingFacts: readonly ('tests' | 'ci' | 'images')[];
  /** Fractions of references that were resolved, for honest limits: resolved and total. */
  readonly imports: { readonly resolved: number; readonly total: number };
  readonly calls: { readonly resolved: number; readonly total: number };
}
