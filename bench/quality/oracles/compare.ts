import type { RepoPath } from '@orionwiki/core';
import type { Analysis } from '@orionwiki/core/analysis';
import type { Findings } from './findings.ts';

/** How far two readings of the same thing agree. */
export interface Agreement {
  /** In per cent of `compared`; 100 when there was nothing to compare. */
  readonly share: number;
  readonly compared: number;
  /** Number found by the oracle alone. */
  readonly oracleOnly: number;
  readonly differences: readonly string[];
  /** What the product alone follows to a file or declaration, for a person to look at. */
  readonly unmatched: readonly string[];
}

/** Whether the product has read this file as code; that it reads the right files is another question. */
function isRead(analysis: Analysis, path: string): boolean {
  const file = analysis.files.get(path as RepoPath);
  return file !== undefined && (file.isParsed || file.imports.length > 0);
}

/** Files that the oracle reads and the product does not, in the oracle's order. */
export function unreadFiles(analysis: Analysis, findings: Findings): string[] {
  return [...findings.files].filter((path) => !isRead(analysis, path));
}

/**
 * Imports: of those that the oracle follows to a file of the repository, how many the product follows to the same file.
 * What the product does not follow counts against it; what only the product follows is told, not judged.
 */
export function compareImports(analysis: Analysis, findings: Findings): Agreement {
  const key = (from: string, specifier: string): string => `${from}\0${specifier}`;
  const ours = new Map<string, string | undefined>();
  for (const [path, file] of analysis.files) {
    if (!findings.files.has(path)) continue;
    for (const { specifier, to } of file.imports) {
      ours.set(key(path, specifier), to ?? ours.get(key(path, specifier)));
    }
  }
  const theirs = new Map(
    findings.imports
      .filter(({ from }) => isRead(analysis, from))
      .map((found) => [key(found.from, found.specifier), found]),
  );
  const differences: string[] = [];
  let missing = 0;
  for (const [id, { from, specifier, to }] of theirs) {
    const found = ours.get(id);
    if (found !== undefined && to.includes(found)) continue;
    if (found === undefined) missing += 1;
    differences.push(`${from}: ${specifier} → ${to.join(' or ')}, here ${found ?? 'nowhere'}`);
  }
  return {
    share: theirs.size === 0 ? 100 : ((theirs.size - differences.length) / theirs.size) * 100,
    compared: theirs.size,
    oracleOnly: missing,
    differences,
    unmatched: [...ours]
      .filter(([id, to]) => to !== undefined && !theirs.has(id))
      .map(([id, to]) => `${id.replace('\0', ': ')} → ${to}`),
  };
}

/** How the product calls a target that is not declared under the called name but held by it. */
const HELD = new Set(['held', 'injected-default']);

/**
 * Calls: of those that both follow to a declaration, how many lead to the same one. Where the product names what a
 * constant or default holds, it is held against what the oracle finds there, and against nothing else.
 */
export function compareCalls(analysis: Analysis, findings: Findings): Agreement {
  const theirs = new Map<string, Findings['calls'][number][]>();
  for (const call of findings.calls) {
    for (const line of new Set(call.lines)) {
      const key = `${call.path}:${line} ${call.callee}`;
      theirs.set(key, [...(theirs.get(key) ?? []), call]);
    }
  }
  const met = new Set<Findings['calls'][number]>();
  const readable = findings.calls.filter(({ path }) => isRead(analysis, path));
  const differences: string[] = [];
  let compared = 0;
  const unmatched: string[] = [];
  for (const [path, file] of analysis.files) {
    if (!findings.files.has(path)) continue;
    for (const { callee, target, startLine, how } of file.calls) {
      const symbol = target === undefined ? undefined : analysis.symbols.get(target);
      if (symbol === undefined) continue;
      const name = callee.split(/[.:]/).at(-1) ?? callee;
      const same = theirs.get(`${path}:${startLine} ${name}`);
      if (same === undefined) {
        unmatched.push(`${path}:${startLine} ${callee} → ${symbol.path}:${symbol.nameLine}`);
        continue;
      }
      compared += 1;
      for (const call of same) met.add(call);
      const isSame = same.some(({ targets, held = targets }) =>
        (HELD.has(how) ? held : targets).some(
          ({ path: where, line }) =>
            where === symbol.path &&
            (line === symbol.nameLine || (line >= symbol.startLine && line <= symbol.signatureEndLine)),
        ),
      );
      if (isSame) continue;
      const place = same[0]?.targets[0];
      differences.push(
        `${path}:${startLine} ${callee} → ${place?.path}:${place?.line}, here ${symbol.path}:${symbol.nameLine}`,
      );
    }
  }
  return {
    share: compared === 0 ? 100 : ((compared - differences.length) / compared) * 100,
    compared,
    oracleOnly: readable.filter((call) => !met.has(call)).length,
    differences,
    unmatched,
  };
}
