import type { WikiBundle } from './bundle.ts';
import type { Checkout } from './checkout.ts';
import { readWiki } from './read-wiki.ts';
import type { Row } from './row.ts';
import { densityRows, type Reverified, rangeRows, supportedRows } from './rows/citations.ts';
import { coverageRows } from './rows/coverage.ts';
import { diagramRows } from './rows/diagrams.ts';
import { linkRows } from './rows/links.ts';
import { nameRows } from './rows/names.ts';
import { readabilityRows } from './rows/readability.ts';

/** What is known beside the bundle; rows that need something absent are left out. */
export interface Beside {
  /** The commit the wiki describes. */
  readonly checkout?: Checkout;
  /** Result of checking every predicate again. */
  readonly reverified?: Reverified;
  /** Bytes that differ between two runs on the same commit. */
  readonly differingBytes?: number;
}

/** Rows that a wiki without a checkout cannot be held against, in the words of the report. */
export const NEEDS_CHECKOUT = 'ranges, predicates, names, paths, coverage, determinism';

/** Every row of the quality bars that can be measured. */
export function measureWiki(bundle: WikiBundle, beside: Beside): Row[] {
  const pages = readWiki(bundle);
  const { checkout, reverified, differingBytes } = beside;
  return [
    ...(checkout ? rangeRows(pages, checkout, bundle.mode) : []),
    ...(reverified ? supportedRows(reverified, bundle.mode) : []),
    ...densityRows(pages),
    ...(checkout ? nameRows(pages, checkout) : []),
    ...(checkout ? coverageRows(pages, checkout) : []),
    ...linkRows(pages),
    ...diagramRows(pages, checkout),
    ...readabilityRows(pages),
    ...(differingBytes === undefined ? [] : [determinismRow(differingBytes)]),
  ];
}

function determinismRow(differing: number): Row {
  return {
    id: 'wikiDifferingBytes',
    name: 'bytes that differ between two runs',
    value: differing,
    count: 2,
    bar: 'most',
    examples: differing === 0 ? [] : [{ where: 'two runs', text: `${differing} bytes differ` }],
  };
}
