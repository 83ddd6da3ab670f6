// The exported bundle as far as the measures need it. Declared here and not taken from the product: the measures hold
// the file's format, not the product's types, against the bars.
import { readFileSync } from 'node:fs';

/** Lines of a file at the commit behind a statement. */
export interface BundleCitation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** The statement as plain text, possibly cut. */
  readonly claim: string;
}

/** A drawn diagram. */
export interface BundleDiagram {
  readonly id: string;
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

/** A page of the wiki. */
export interface BundlePage {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly html: string;
  readonly markdown: string;
  readonly citations: readonly BundleCitation[];
  readonly diagrams: readonly BundleDiagram[];
  readonly droppedCount?: number;
}

/** A wiki as data. */
export interface WikiBundle {
  readonly repo: { readonly commit: string; readonly fullName: string };
  readonly language: string;
  readonly mode: 'facts' | 'model';
  readonly pages: readonly BundlePage[];
}

/** Pages that explain; the others are indexes, settings in tables, or reports. @source wiki.md §1 */
const CONCEPT_KINDS = new Set([
  'overview',
  'getting-started',
  'architecture',
  'module',
  'flow',
  'extending',
  'interfaces',
  'data',
  'security',
]);

/** Whether the page has to be pleasant prose rather than complete. */
export function isConcept(page: BundlePage): boolean {
  return CONCEPT_KINDS.has(page.kind);
}

/**
 * The bundle in a file of the format `json`.
 * @throws Error when the file is no bundle
 */
export function readBundle(file: string): WikiBundle {
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as WikiBundle & { readonly schema?: string };
  if (!bundle.schema?.startsWith('orionwiki-bundle/')) throw new Error(`${file} is no wiki.json`);
  return bundle;
}
