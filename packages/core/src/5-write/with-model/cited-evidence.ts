import type { SourceText } from '#vocabulary';
import type { CollectedEvidence } from '../collect-evidence.ts';
import { widenRange } from './widen-range.ts';

/** Evidence with the lines it cites. */
export interface CitedEvidence extends CollectedEvidence {
  /** The cited lines as written, with those around them that the model was shown. */
  readonly shown: readonly string[];
  /** Number of the first of these lines. */
  readonly firstLine: number;
  /** All of them as one text. */
  readonly raw: string;
  /** The cited lines alone. */
  readonly cited: string;
}

/** `src/a.ts:3-9` or `src/a.ts:3`. */
const PLACE = /^(.{1,400}):(\d{1,7})(?:[-–](\d{1,7}))?$/;

/** Finds the evidence behind what a model put in square brackets; reads each range once. */
export class EvidenceFinder {
  readonly #evidence: ReadonlyMap<string, CollectedEvidence>;
  readonly #source: SourceText;
  readonly #read = new Map<CollectedEvidence, Promise<CitedEvidence | undefined>>();

  constructor(evidence: ReadonlyMap<string, CollectedEvidence>, source: SourceText) {
    this.#evidence = evidence;
    this.#source = source;
  }

  /** The evidence with its lines; `undefined` when there is none of that id or place, or its lines are not there. */
  async find(cite: string): Promise<CitedEvidence | undefined> {
    const found = this.#evidence.get(cite) ?? this.#atPlace(cite);
    if (!found) return undefined;
    const known = this.#read.get(found) ?? this.#readLines(found);
    this.#read.set(found, known);
    return known;
  }

  /** Evidence of the same file of which one range lies within the other. */
  #atPlace(cite: string): CollectedEvidence | undefined {
    const match = PLACE.exec(cite);
    if (!match) return undefined;
    const startLine = Number(match[2]);
    const endLine = Number(match[3] ?? match[2]);
    for (const collected of this.#evidence.values()) {
      const { evidence } = collected;
      if (evidence.path !== match[1]) continue;
      const isInside = evidence.startLine >= startLine && evidence.endLine <= endLine;
      if (isInside || (evidence.startLine <= startLine && evidence.endLine >= endLine)) return collected;
    }
    return undefined;
  }

  async #readLines(found: CollectedEvidence): Promise<CitedEvidence | undefined> {
    const { path, startLine, endLine } = found.evidence;
    const lines = await this.#source.lines(path);
    if (!lines || startLine < 1 || startLine > endLine || endLine > lines.length) return undefined;
    const wide = widenRange(lines, found.evidence) ?? { startLine, endLine };
    const shown = lines.slice(wide.startLine - 1, wide.endLine);
    const cited = lines.slice(startLine - 1, endLine).join('\n');
    return { ...found, shown, firstLine: wide.startLine, raw: shown.join('\n'), cited };
  }
}
