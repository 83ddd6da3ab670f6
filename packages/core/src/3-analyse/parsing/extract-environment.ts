import type { RepoPath } from '#vocabulary';
import type { BuiltSettingFact, EnvironmentFact, SymbolId } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import type { LineIndex } from '../scan-imports/line-index.ts';
import type { Captured, CapturedEnvironment } from './captured.ts';
import { unquote } from './collect-captures.ts';
import { computedName } from './computed-names.ts';
import type { SymbolRange } from './extract-symbols.ts';
import type { NameLookup } from './local-names.ts';
import { findInnermost } from './nested-ranges.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { destinationOf } from './value-destination.ts';

/** Names that stand for variables; other keys are computed or no variables at all. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,100}$/;

/** Longest default kept. */
const MAX_DEFAULT = 200;

/** A default that is a literal rather than an expression. */
const LITERAL = /^([rbuf]{0,2}(["'`])[^"'`\n]{0,200}\2|[-+]?[\d._]+|true|false|null|undefined|True|False|None)$/i;

/** A default that is a name, or a property of one. */
const NAME = /^[A-Za-z_$][\w$]{0,60}(\.[A-Za-z_$][\w$]{0,60}){0,2}$/;

/** Levels of the tree between a parameter or variable and the function that holds it. @source own bound */
const ALIAS_LEVELS = 8;

/** The environment as Python calls it when it is imported by itself, and a read of it. */
const BARE = 'environ';
const BARE_READ = /(?<![\w.])environ\b/;

/** What environment reads are taken from. */
export interface EnvironmentInput {
  readonly path: RepoPath;
  readonly captured: Captured;
  readonly ranges: readonly SymbolRange[];
  readonly lines: LineIndex;
  readonly locals: NameLookup;
}

/** Environment variables the file reads, in line order; writes are left out. */
export function extractEnvironment(input: EnvironmentInput): EnvironmentFact[] {
  const { path, captured, ranges, lines } = input;
  const aliases = aliasScopes(captured);
  const found = [...captured.environment.values()].filter(
    (read) =>
      VARIABLE.test(unquote(read.name.text)) && !captured.written.has(read.node.id) && isOfEnvironment(read, aliases),
  );
  const reads = withoutNamesakes(found, input);
  const readers = findInnermost(
    ranges,
    reads.map(({ node }) => node.startIndex),
  );
  return reads
    .map(({ node, name, default: stated }, index): EnvironmentFact => {
      const variable = unquote(name.text);
      const { into, fallback } = destinationOf(node, variable);
      const reader = ranges[readers[index] ?? -1]?.id;
      return {
        path,
        name: variable,
        startLine: lines.lineAt(node.startIndex),
        endLine: lines.lineAt(Math.max(node.startIndex, node.endIndex - 1)),
        ...defaultOf(stated ?? captured.defaults.get(node.id) ?? fallback),
        ...(into === undefined ? {} : { into }),
        ...(reader === undefined ? {} : { in: reader }),
      };
    })
    .sort((left, right) => left.startLine - right.startLine || (left.name < right.name ? -1 : 1));
}

/** What the module declares or a function holds under the name of the environment is something else: WSGI calls its request so. */
function withoutNamesakes<T extends { readonly node: SyntaxNode; readonly of?: SyntaxNode }>(
  reads: readonly T[],
  { captured, locals }: EnvironmentInput,
): readonly T[] {
  const isDeclared = [...captured.definitions.values()].some(
    ({ name, node }) => name.text === BARE && node.parent?.type === 'module',
  );
  const scopes = locals.scopesAt(reads.map(({ node }) => node.startIndex));
  return reads.filter(
    ({ node, of }, index) =>
      of !== undefined ||
      !BARE_READ.test(node.text) ||
      !(isDeclared || locals.find(scopes[index] ?? -1, BARE) !== undefined),
  );
}

function defaultOf(node: SyntaxNode | undefined): Pick<EnvironmentFact, 'defaultLiteral' | 'defaultName'> {
  if (node === undefined) return {};
  const text = node.text.slice(0, MAX_DEFAULT);
  if (LITERAL.test(text)) return { defaultLiteral: text };
  return NAME.test(text) ? { defaultName: text } : {};
}

/** The function or file in which a name stands for the environment: `function read(env = process.env)`. */
function aliasScopes(captured: Captured): { readonly name: string; readonly start: number; readonly end: number }[] {
  return captured.environmentNames.map((node) => {
    let scope: SyntaxNode = node;
    for (let level = 0; level < ALIAS_LEVELS && scope.parent !== null; level++) {
      scope = scope.parent;
      if (/function|method|lambda|^program$|^module$/.test(scope.type)) break;
    }
    return { name: node.text, start: scope.startIndex, end: scope.endIndex };
  });
}

function isOfEnvironment({ of, node }: CapturedEnvironment, aliases: ReturnType<typeof aliasScopes>): boolean {
  if (of === undefined) return true;
  const name = of.text;
  return aliases.some((alias) => alias.name === name && alias.start <= node.startIndex && node.endIndex <= alias.end);
}

/** Longest stretch between a name and its read, in lines, and most reads with a computed name in one file. @source own bound */
const STRETCH = 25;
const COMPUTED = 200;

/** Reads whose name is computed: what it stands for, how it is built, or the parameter that gives it. */
export interface ComputedReads {
  readonly environment: readonly EnvironmentFact[];
  readonly built: readonly BuiltSettingFact[];
  readonly readers: readonly { readonly reader: SymbolId; readonly parameter: string }[];
}

/** Follows computed names inside of their functions, in line order. */
export function extractComputedReads(input: EnvironmentInput): ComputedReads {
  const { path, captured, ranges, lines } = input;
  const reads = withoutNamesakes(captured.computedReads.slice(0, COMPUTED), input);
  const holders = findInnermost(
    ranges,
    reads.map(({ node }) => node.startIndex),
  );
  const environment: EnvironmentFact[] = [];
  const built: BuiltSettingFact[] = [];
  const readers: { reader: SymbolId; parameter: string }[] = [];
  for (const [index, { node, name }] of reads.entries()) {
    if (captured.written.has(node.id)) continue;
    const reader = ranges[holders[index] ?? -1]?.id;
    const inside = reader === undefined ? {} : { in: reader };
    const line = lines.lineAt(node.startIndex);
    const found = computedName(name);
    for (const one of found.names) {
      const from = lines.lineAt(one.node.startIndex);
      if (!VARIABLE.test(one.text) || line - from > STRETCH || name.type !== 'identifier') continue;
      const { into } = destinationOf(node, one.text);
      const range = { startLine: Math.min(from, line), endLine: Math.max(from, line) };
      environment.push({
        path,
        name: flatCopy(one.text),
        ...range,
        ...inside,
        ...(into === undefined ? {} : { into }),
      });
    }
    if (found.built !== undefined) {
      const startLine = lines.lineAt(found.built.startIndex);
      built.push({ path, text: flatCopy(found.built.text), startLine, endLine: startLine, ...inside });
    }
    if (found.isGiven && reader !== undefined) readers.push({ reader, parameter: flatCopy(name.text) });
  }
  return { environment, built, readers };
}
