import type {
  ArgumentFact,
  BaseFact,
  CallFact,
  ConstantUse,
  EnvironmentFact,
  GuardFact,
  ImportFact,
  OutcomeFact,
  RegistryFact,
  SymbolFact,
  SymbolId,
} from '#analysis';
import type { AuthorWords } from '#plan';
import type { DependencyFact, EntryPointFact, ScriptFact, StatedValue } from '#survey';
import type { Claim, Evidence, LineRange, RepoPath } from '#vocabulary';

/** Lines of a file with what they prove. */
export function prove(path: RepoPath, { startLine, endLine }: LineRange, claim: Claim, symbol?: string): Evidence {
  return { path, startLine, endLine, ...(symbol === undefined ? {} : { symbol }), claim };
}

/** The lines hold the quoted words. */
export function says(words: AuthorWords): Evidence {
  return prove(
    words.path,
    words,
    { predicate: 'says', words: words.words },
    words.from === 'symbol' ? words.name : undefined,
  );
}

/** Longest signature of an overload that is cited whole, in lines. @source wiki.md §2: short ranges */
const OVERLOAD_LINES = 40;

/** The declaration without its body; a signature that has no body is all there is. */
export function defines(symbol: SymbolFact): Evidence {
  const startLine = Math.min(symbol.nameLine, symbol.signatureEndLine);
  const isBodiless = symbol.kind === 'method' && symbol.signatureEndLine <= symbol.nameLine;
  const endLine =
    isBodiless && symbol.endLine - symbol.nameLine < OVERLOAD_LINES
      ? Math.max(symbol.endLine, symbol.nameLine)
      : Math.max(symbol.nameLine, symbol.signatureEndLine);
  return prove(symbol.path, { startLine, endLine }, { predicate: 'defines', name: symbol.name }, symbol.name);
}

/** The import statement. */
export function imports(fact: ImportFact): Evidence {
  return prove(fact.from, fact, { predicate: 'imports', specifier: fact.specifier });
}

/** What shows that a file takes a name: the import statement, or the first use where imports do not name what they take. */
export function takes(fact: ImportFact, name: string): Evidence {
  const line = fact.nameLines?.[fact.names.indexOf(name)];
  if (line === undefined) return imports(fact);
  return prove(fact.from, { startLine: line, endLine: line }, { predicate: 'uses', name });
}

/** Whether a file's names are used without being imported one by one, as in Go: then nobody imports the file itself. */
export function isUsedByName(path: RepoPath): boolean {
  return path.endsWith('.go');
}

/** The call, at most its first lines: what is called stands there. */
export function calls(call: CallFact): Evidence {
  return prove(
    call.path,
    { startLine: call.startLine, endLine: call.endLine },
    { predicate: 'calls', callee: call.callee },
  );
}

/** The read of an environment variable. */
export function reads(fact: EnvironmentFact): Evidence {
  const { through } = fact;
  if (through !== undefined)
    return prove(fact.path, fact, { predicate: 'passes', callee: through.callee, argument: through.argument });
  return prove(fact.path, fact, { predicate: 'reads', variable: fact.name });
}

/** The read of an environment variable with the value that stands in for it. */
export function readsWithDefault(fact: EnvironmentFact): Evidence[] {
  if (fact.defaultLiteral === undefined) return [reads(fact)];
  return [reads(fact), prove(fact.path, fact, { predicate: 'sets', key: fact.name, value: fact.defaultLiteral })];
}

/**
 * What shows that a symbol is a kind of its base: the heritage clause, from the name to the line of the base; the line that
 * states it; or, for an interface that is only fitted, its declaration and the methods it demands.
 */
export function isKindOf(
  symbol: SymbolFact,
  base: BaseFact,
  symbols: ReadonlyMap<SymbolId, SymbolFact>,
): readonly Evidence[] {
  if (base.how === 'fits') {
    return [base.target, ...(base.methods ?? [])].flatMap((id) => {
      const declared = id === undefined ? undefined : symbols.get(id);
      return declared === undefined ? [] : [defines(declared)];
    });
  }
  const first = base.how === 'states' ? base.line : Math.min(symbol.nameLine, base.line);
  const last = base.how === 'states' ? base.line : Math.max(symbol.nameLine, base.line);
  const claim: Claim = { predicate: 'extends', name: symbol.name, base: base.name };
  return [prove(symbol.path, { startLine: first, endLine: last }, claim, symbol.name)];
}

/** A constant with its literal value. */
export function literalOf(symbol: SymbolFact, literal: string): Evidence {
  return prove(symbol.path, symbol, { predicate: 'sets', key: symbol.name, value: literal }, symbol.name);
}

/** A value of a manifest: its words stand on the lines. */
export function states(path: RepoPath, value: StatedValue): Evidence {
  return prove(path, value, { predicate: 'says', words: value.value });
}

/** A dependency with its version as written. */
export function depends(fact: DependencyFact): Evidence {
  const value = fact.version === '' ? {} : { value: fact.version };
  return prove(fact.path, fact, { predicate: 'sets', key: fact.name, ...value });
}

/** A script with its command. */
export function runsScript(fact: ScriptFact): Evidence {
  return prove(
    fact.path,
    fact,
    fact.command === ''
      ? { predicate: 'sets', key: fact.name }
      : { predicate: 'runs', command: firstLine(fact.command) },
  );
}

/** The lines of a manifest that declare an entry point. */
export function declaresEntry(fact: EntryPointFact): Evidence {
  // An image's command stands there as a list of words.
  if (fact.kind === 'container') return prove(fact.path, fact, { predicate: 'says', words: fact.name });
  return prove(fact.path, fact, { predicate: 'sets', key: fact.name });
}

/** The first command of a script: long ones span lines of different shape, and targets join theirs with `; `. */
export function firstLine(command: string): string {
  return (
    command
      .split(/\n|; /)
      .find((line) => line.trim() !== '')
      ?.trim() ?? command
  );
}

/** The first command, with an ellipsis when others follow. */
export function shortCommand(command: string): string {
  const first = firstLine(command);
  return first === command.trim() ? first : `${first} …`;
}

/** Longest range from a condition to what happens under it, in lines. @source wiki.md §2: median range of at most 20 lines */
const GUARDED_LINES = 25;

const BARE_HEAD = /^(catch|except|default)$/;

/** Most lines of a condition's head. @source own bound: longer conditions are not told */
const HEAD_LINES = 4;

/** The condition and, behind it, what happens then; where these lie far apart, each by itself. */
export function when(guard: GuardFact, outcome: string, at: LineRange & { readonly path: RepoPath }): Evidence[] {
  const range = { startLine: Math.min(guard.line, at.startLine), endLine: Math.max(guard.line, at.endLine) };
  // `catch {`, `except:` and `default:` name nothing.
  if (BARE_HEAD.test(guard.condition))
    return [
      prove(at.path, { startLine: guard.line, endLine: guard.line }, { predicate: 'says', words: guard.condition }),
    ];
  if (range.endLine - range.startLine < GUARDED_LINES)
    return [prove(at.path, range, { predicate: 'when', condition: guard.condition, outcome })];
  const head = { startLine: guard.line, endLine: Math.min(guard.line + HEAD_LINES - 1, guard.endLine) };
  return [
    prove(at.path, head, { predicate: 'says', words: guard.condition }),
    prove(at.path, at, { predicate: 'uses', name: outcome.split('.').at(-1) ?? outcome }),
  ];
}

/** The call with the argument as written. */
export function passes(call: CallFact, { text }: ArgumentFact): Evidence {
  return prove(call.path, call, { predicate: 'passes', callee: call.callee, argument: text });
}

/** The entry of a table, list, decorator or registering call. */
export function registers(entry: RegistryFact['entries'][number]): Evidence {
  return prove(entry.path, entry, { predicate: 'registers', key: entry.key, value: entry.value });
}

/** The error, status or exit code. */
export function ends(outcome: OutcomeFact): Evidence {
  return prove(outcome.path, outcome, { predicate: 'ends', kind: outcome.kind, name: outcome.name });
}

/** The place where a constant is used. */
export function uses(use: ConstantUse, name: string): Evidence {
  return prove(use.path, use, { predicate: 'uses', name });
}
