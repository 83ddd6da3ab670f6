import { redactSecrets } from '#text/redact-secrets';
import { truncateText } from '#text/truncate';
import type { LineRange, RepoPath, SourceText } from '#vocabulary';
import type { CollectedEvidence, EvidenceId } from '../collect-evidence.ts';
import { MAX_RANGE_LINES, widenRange } from './widen-range.ts';

/** Lines of a file that stand behind facts. */
export interface Excerpt {
  readonly path: RepoPath;
  readonly startLine: number;
  /** Secrets blanked, long lines cut. */
  readonly lines: readonly string[];
  readonly ids: readonly EvidenceId[];
  readonly redactions: number;
}

/** An excerpt with what explains it, and the cited lines alone for when there is no room for more. */
export interface ExcerptChoice {
  readonly wide: Excerpt;
  readonly narrow: readonly Excerpt[];
}

/** Ranges that are this close are shown as one, in lines. */
const JOIN_GAP = 3;

/** Longest line that is sent, in characters. */
const MAX_LINE_CHARS = 240;

/** A cited range and the lines around it that explain it. */
interface ShownRange extends LineRange {
  readonly id: EvidenceId;
  readonly wide: LineRange;
}

/** The lines behind the evidence, in order of first mention; neighbouring ranges of a file are one excerpt. */
export async function readExcerpts(
  evidence: ReadonlyMap<EvidenceId, CollectedEvidence>,
  source: SourceText,
): Promise<readonly ExcerptChoice[]> {
  const byPath = new Map<RepoPath, ShownRange[]>();
  for (const [id, { evidence: at }] of evidence) {
    const lines = (await source.lines(at.path)) ?? [];
    const { startLine } = at;
    const endLine = Math.min(at.endLine, startLine + MAX_RANGE_LINES - 1, lines.length);
    if (startLine < 1 || startLine > endLine) continue;
    const ranges = byPath.get(at.path) ?? [];
    ranges.push({ id, startLine, endLine, wide: widenRange(lines, at) ?? { startLine, endLine } });
    byPath.set(at.path, ranges);
  }
  const choices: ExcerptChoice[] = [];
  for (const [path, ranges] of byPath) {
    const lines = (await source.lines(path)) ?? [];
    for (const group of joinRanges(ranges, (range) => range.wide)) {
      const narrow = joinRanges(group.members, (range) => range).map((part) => excerptOf(path, lines, part));
      choices.push({ wide: excerptOf(path, lines, group), narrow });
    }
  }
  return choices.sort((a, b) => firstId(a.wide) - firstId(b.wide));
}

function firstId({ ids }: Excerpt): number {
  return Math.min(...ids.map((id) => Number(id.slice(1))));
}

interface JoinedRange {
  startLine: number;
  endLine: number;
  readonly members: ShownRange[];
}

/** Neighbouring ranges as one, as long as together they are not too long. */
function joinRanges(ranges: readonly ShownRange[], linesOf: (range: ShownRange) => LineRange): readonly JoinedRange[] {
  const order = (range: ShownRange) => linesOf(range);
  const sorted = [...ranges].sort(
    (a, b) =>
      order(a).startLine - order(b).startLine || order(a).endLine - order(b).endLine || a.startLine - b.startLine,
  );
  const joined: JoinedRange[] = [];
  for (const range of sorted) {
    const { startLine, endLine } = linesOf(range);
    const last = joined.at(-1);
    const isNear = last && startLine <= last.endLine + JOIN_GAP;
    if (isNear && Math.max(last.endLine, endLine) - last.startLine < MAX_RANGE_LINES) {
      last.endLine = Math.max(last.endLine, endLine);
      last.members.push(range);
    } else {
      joined.push({ startLine, endLine, members: [range] });
    }
  }
  return joined;
}

function excerptOf(path: RepoPath, lines: readonly string[], { startLine, endLine, members }: JoinedRange): Excerpt {
  const { text, count } = redactSecrets(lines.slice(startLine - 1, endLine).join('\n'));
  const shown = text.split('\n').map((line) => truncateText(line, MAX_LINE_CHARS));
  return { path, startLine, lines: shown, ids: members.map(({ id }) => id), redactions: count };
}
