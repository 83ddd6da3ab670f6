import type { LineRange, RepoPath } from '#vocabulary';

/** A section of a document of the repository. */
export interface DocumentSection extends LineRange {
  readonly heading: string;
  /** 1 to 6; 0 for the text before the first heading. */
  readonly level: number;
  readonly kind:
    | 'what'
    | 'install'
    | 'quick-start'
    | 'usage'
    | 'configuration'
    | 'architecture'
    | 'development'
    | 'testing'
    | 'contributing'
    | 'security'
    | 'licence'
    | 'other';
  /** The first prose paragraph as plain text (badges, images and HTML dropped), with its own lines. */
  readonly lead?: LineRange & { readonly text: string };
  /** Fenced code blocks of the section. */
  readonly codeBlocks: readonly (LineRange & { readonly language: string; readonly text: string })[];
  /** Items of its lists as plain text with the lines of their first paragraph, at most 12; absent without a list. */
  readonly items?: readonly DocumentLine[];
  /** Rows of its tables and definition lists, at most 60; absent without any. */
  readonly rows?: readonly DocumentRow[];
}

/** A piece of a document's text, marks taken away, with its lines. */
export interface DocumentLine extends LineRange {
  readonly text: string;
}

/** A row of a table, or a term with its definition: what a document says about one name. */
export interface DocumentRow extends LineRange {
  /** Headings of the columns as plain text; empty for a definition list. */
  readonly columns: readonly string[];
  /** Cells as plain text, at most 8, each at most 300 characters; of a definition the term and its words. */
  readonly cells: readonly string[];
}

/** What a document is for, by its name, place or form. */
export type DocumentKind =
  | 'readme'
  | 'contributing'
  | 'architecture'
  | 'decision'
  | 'changelog'
  | 'security'
  | 'licence'
  | 'conduct'
  | 'agents'
  | 'guide';

/** The newest version of a change log that was released, and what it brought. */
export interface ReleaseFact extends LineRange {
  /** As written, without `v`, brackets and date: `8.4.2`. */
  readonly version: string;
  /** As written in the heading or below it: `2024-03-01`. */
  readonly date?: string;
  /** Heading of the changes that are not released yet, when the log has them. */
  readonly unreleased?: DocumentLine;
  /** What these changes are, at most 8; absent without any. */
  readonly waiting?: readonly DocumentLine[];
  /** What it brought, at most 8. */
  readonly items: readonly DocumentLine[];
}

/** What a decision record decides. */
export interface DecisionFact {
  /** As written: `accepted`, `superseded by 0007`. */
  readonly status?: DocumentLine;
  /** First sentence of the section that states the decision. */
  readonly decision?: DocumentLine;
}

/** A README, guide, change log, decision record … */
export interface DocumentFact {
  readonly path: RepoPath;
  readonly kind: DocumentKind;
  readonly title?: LineRange & { readonly text: string };
  /** Name that its first paragraph defines by a link to elsewhere: the document may be about another tool. */
  readonly subject?: string;
  readonly sections: readonly DocumentSection[];
  /** What its authors warn of, at most 2; only of a README. */
  readonly warnings?: readonly DocumentLine[];
  /** Only of a change log that names a released version. */
  readonly release?: ReleaseFact;
  /** Only of a decision record. */
  readonly decision?: DecisionFact;
}

/** A job of a CI workflow with its commands. */
export interface CiJobFact extends LineRange {
  readonly path: RepoPath;
  readonly workflow: string;
  readonly job: string;
  readonly triggers: readonly string[];
  /** Command lines; `isConditional` where a condition of the step, or of the shell around the line, decides. */
  readonly commands: readonly (LineRange & { readonly command: string; readonly isConditional?: boolean })[];
  /** Condition under which the job runs at all, as written without the braces of an expression. */
  readonly condition?: DocumentLine;
  /** Name of the job as its run shows it, when it is fixed text. */
  readonly title?: LineRange & { readonly text: string };
  /** Branches, tags and times that narrow a trigger. */
  readonly filters?: readonly CiFilter[];
  /** Triggers on a pull request that take other events of it than changes, such as a label. */
  readonly besideChanges?: readonly string[];
  /** Jobs of the same workflow that have to end first. */
  readonly needs?: readonly string[];
  /** Actions it uses, as written: `actions/checkout@v4`. */
  readonly actions?: readonly CiAction[];
  /** Axes of its matrix with their values, as written; computed ones are left out. */
  readonly matrix?: readonly CiAxis[];
  /** What the entries of a matrix that lists its combinations differ in; absent for a matrix of axes alone. */
  readonly variants?: LineRange & { readonly count: number; readonly keys: readonly CiAxis[] };
  /** Variables of the job and its steps whose value is no secret, at most 20. */
  readonly variables?: readonly (LineRange & { readonly name: string; readonly value: string })[];
  /** Steps that put something out into the world when they run as written; absent without any. */
  readonly publishing?: readonly PublishingStep[];
}

/** A step of a CI job that puts something out into the world. */
export interface PublishingStep extends LineRange {
  /** The command line, or the action without its version. */
  readonly words: string;
  readonly how: 'command' | 'action';
  /** `upload` to a registry; `release` on the host; `draft` of a release, which a person has to publish; `site`. */
  readonly kind: 'upload' | 'release' | 'draft' | 'site';
}

/** What a matrix varies, with its values as written. */
export interface CiAxis extends LineRange {
  readonly axis: string;
  readonly values: readonly string[];
}

/** An action of a job with what it is given. */
export interface CiAction extends LineRange {
  readonly name: string;
  /** Whether a condition of the step decides. */
  readonly isConditional?: boolean;
  /** Plain inputs by name, at most 20, each at most 120 characters; absent without any. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Where a `repository` that is checked out is named, with the name. */
  readonly repository?: DocumentLine;
}

/** What narrows a trigger of a workflow: `push` to a branch or tag, `schedule` at a time, a path. */
export interface CiFilter extends LineRange {
  readonly trigger: string;
  readonly kind: 'branches' | 'branches-ignore' | 'tags' | 'tags-ignore' | 'paths' | 'paths-ignore' | 'cron' | 'types';
  readonly values: readonly string[];
}

/** A recipe of a container image. */
export interface ImageFact extends LineRange {
  readonly path: RepoPath;
  /** In order; the last one is the image. */
  readonly stages: readonly (LineRange & { readonly base: string; readonly name?: string })[];
  /** Of the last stage, as written. */
  readonly ports: readonly DocumentLine[];
  readonly user?: DocumentLine;
  readonly entrypoint?: DocumentLine;
  readonly command?: DocumentLine;
  readonly volumes: readonly DocumentLine[];
  readonly variables: readonly (LineRange & { readonly name: string; readonly value: string })[];
  readonly hasHealthCheck: boolean;
}

/** A service of a compose file. */
export interface ServiceFact extends LineRange {
  readonly path: RepoPath;
  readonly name: string;
  readonly image?: DocumentLine;
  /** Folder it is built from. */
  readonly build?: DocumentLine;
  readonly ports: readonly DocumentLine[];
  readonly dependsOn: readonly DocumentLine[];
  readonly command?: DocumentLine;
}
