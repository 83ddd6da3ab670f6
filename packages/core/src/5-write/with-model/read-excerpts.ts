import { redactSecrets } from '#text/redact-secrets';
import { truncateText } from '#text/truncate';
import type { RepoPath, SourceText } from '#vocabulary';
import type { CollectedEvidence, EvidenceId } from '../collect-evidence.ts';

/** Lines of a file that stand behind facts. */
export interface Excerpt {
  readonly path: RepoPath;
  readonly startLine: number;
  /** Secrets blanked, long lines cut. */
  readonly lines: readonly string[];
  readonly ids: readonly EvidenceId[];
  readonly redactions: number;
}

/** Most lines of one excerpt; the rest of a longer range is not sent. @source model.md §4 (longest citation) */
const MAX_EXCERPT_LINES = 60;

/** Ranges that are this close are shown as one, in lines. */
const JOIN_GAP = 3;

/** Longest line that is sent, in characters. */
const MAX_LINE_CHARS = 240;

interface Range {
  readonly startLine: number;
  endLine: number;
  readonly ids: EvidenceId[];
}

/** The lines behind the evidence, in order of first mention; neighbouring ranges of a file are one excerpt. */
export async function readExcerpts(
  evidence: ReadonlyMap<EvidenceId, CollectedEvidence>,
  source: SourceText,
): Promise<readonly Excerpt[]> {
  const byPath = new Map<RepoPath, Range[]>();
  for (const [id, { evidence: at }] of evidence) {
    const ranges = byPath.get(at.path) ?? [];
    ranges.push({ startLine: at.startLine, endLine: at.endLine, ids: [id] });
    byPath.set(at.path, ranges);
  }
  const excerpts: Excerpt[] = [];
  for (const [path, ranges] of byPath) {
    const lines = await source.lines(path);
    if (!lines) continue;
    for (const range of joinRanges(ranges)) {
      const excerpt = excerptOf(path, lines, range);
      if (excerpt) excerpts.push(excerpt);
    }
  }
  const first = ({ ids }: Excerpt) => Math.min(...ids.map((id) => Number(id.slice(1))));
  return excerpts.sort((a, b) => first(a) - first(b));
}

function joinRanges(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine);
  const joined: Range[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    const isNear = last && range.startLine <= last.endLine + JOIN_GAP;
    if (isNear && Math.max(last.endLine, range.endLine) - last.startLine < MAX_EXCERPT_LINES) {
      last.endLine = Math.max(last.endLine, range.endLine);
      last.ids.push(...range.ids);
    } else {
      joined.push({ ...range, ids: [...range.ids] });
    }
  }
  return joined;
}

function excerptOf(path: RepoPath, lines: readonly string[], range: Range): Excerpt | undefined {
  const endLine = Math.min(range.endLine, range.startLine + MAX_EXCERPT_LINES - 1);
  const cut = lines.slice(range.startLine - 1, endLine);
  if (cut.length === 0) return undefined;
  const { text, count } = redactSecrets(cut.join('\n'));
  const shown = text.split('\n').map((line) => truncateText(line, MAX_LINE_CHARS));
  return { path, startLine: range.startLine, lines: shown, ids: range.ids, redactions: count };
}
