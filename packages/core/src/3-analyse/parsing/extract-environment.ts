import type { RepoPath } from '#vocabulary';
import type { EnvironmentFact } from '../analysis.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured } from './captured.ts';
import { unquote } from './collect-captures.ts';

/** Names that stand for variables; other keys are computed or no variables at all. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,100}$/;

/** Longest default kept. */
const MAX_DEFAULT = 200;

/** A default that is a literal rather than an expression. */
const LITERAL = /^([rbuf]{0,2}(["'`])[^"'`\n]{0,200}\2|[-+]?[\d._]+|true|false|null|undefined|True|False|None)$/i;

/** Environment variables the file reads, in line order; writes are left out. */
export function extractEnvironment(path: RepoPath, captured: Captured, lines: LineIndex): EnvironmentFact[] {
  const found: EnvironmentFact[] = [];
  for (const { node, name, default: stated } of captured.environment.values()) {
    const variable = unquote(name.text);
    if (!VARIABLE.test(variable) || captured.written.has(node.id)) continue;
    const literal = (stated ?? captured.defaults.get(node.id))?.text.slice(0, MAX_DEFAULT);
    found.push({
      path,
      name: variable,
      startLine: lines.lineAt(node.startIndex),
      endLine: lines.lineAt(Math.max(node.startIndex, node.endIndex - 1)),
      ...(literal === undefined || !LITERAL.test(literal) ? {} : { defaultLiteral: literal }),
    });
  }
  return found.sort((left, right) => left.startLine - right.startLine || (left.name < right.name ? -1 : 1));
}
