import type { RepositoryOrigin } from '#snapshot';
import type { Citation, Notice, PageId, PageKind, PageOrigin, RepoPath, WikiLanguage } from '#vocabulary';

/** A drawn diagram with the data it was drawn from. */
export interface RenderedDiagram {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly svg: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly label: string;
    readonly path?: string;
    readonly symbol?: string;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly path?: string;
    readonly line?: number;
  }[];
}

/** A finished page in every form in which it is read. */
export interface RenderedPage {
  readonly id: PageId;
  readonly title: string;
  readonly kind: PageKind;
  readonly parent?: PageId;
  readonly origin: PageOrigin;
  /** 1 for the facts version; grows when the page is replaced. */
  readonly version: number;
  readonly summary: string;
  /** The article's inner HTML: no style attribute, no script, ids prefixed with the page's id. */
  readonly html: string;
  readonly markdown: string;
  readonly citations: readonly Citation[];
  readonly diagrams: readonly RenderedDiagram[];
  readonly droppedCount: number;
  readonly notices: readonly Notice[];
}

/** What was seen, read and parsed, by role and language. */
export interface Coverage {
  readonly complete: boolean;
  readonly files: readonly {
    readonly role: string;
    readonly language: string;
    readonly seen: number;
    readonly read: number;
    readonly parsed: number;
    readonly skipped: number;
  }[];
  /** At most 500. */
  readonly skipped: readonly { readonly path: RepoPath; readonly reason: string }[];
}

/** Which commit the wiki describes. Holds no clock time: `date` is the commit's. */
export interface BundleRepository {
  readonly url: string;
  readonly host: string;
  readonly fullName: string;
  readonly kind: RepositoryOrigin['kind'];
  readonly commit: string;
  readonly ref: string;
  readonly date: string;
  readonly subdir: string;
}

/** Who made the wiki. */
export interface Generator {
  readonly name: 'OrionWiki';
  readonly version: string;
  readonly model?: string;
  readonly prompts?: readonly string[];
  readonly usage?: { readonly calls: number; readonly inputTokens: number; readonly outputTokens: number };
}

/** Small description of a wiki, embedded in the exported file. */
export interface WikiManifest {
  readonly schema: 'orionwiki-bundle/1';
  readonly repo: BundleRepository;
  readonly language: WikiLanguage;
  readonly mode: 'facts' | 'model';
  readonly size: 'full' | 'concise';
  readonly generator: Generator;
  readonly pages: number;
  readonly citations: number;
  readonly outcome: 'complete' | 'partial';
}

/** The wiki as data. */
export interface Bundle {
  readonly schema: 'orionwiki-bundle/1';
  readonly repo: BundleRepository;
  readonly language: WikiLanguage;
  readonly mode: 'facts' | 'model';
  readonly size: 'full' | 'concise';
  readonly outcome: 'complete' | 'partial';
  readonly generator: Generator;
  readonly pages: readonly RenderedPage[];
  readonly coverage: Coverage;
  readonly notices: readonly Notice[];
}

/** Formats a finished wiki can be had in. */
export const WIKI_FORMATS = ['html', 'markdown', 'json', 'llms'] as const;

/** One of the formats. */
export type WikiFormat = (typeof WIKI_FORMATS)[number];

/** A wiki in one format, ready to be saved. */
export interface WikiFile {
  /** `<owner>-<repo>-<sha7>-wiki.<lang>.html` and the like (contracts.md §6). */
  readonly filename: string;
  readonly mediaType: string;
  readonly encoding: 'utf8' | 'base64';
  readonly body: string;
}

/** A finished wiki: the bundle holds everything, each format is made from it when it is asked for. */
export interface RenderedWiki {
  readonly manifest: WikiManifest;
  readonly bundle: Bundle;
  /** The wiki in one format, made on demand. */
  file(format: WikiFormat): WikiFile;
}

/** A file of a wiki that is saved as a folder. */
export interface WikiFolderFile {
  /** Relative to the folder, with `/`: `pages/01-overview.md`. */
  readonly path: string;
  readonly text: string;
}
