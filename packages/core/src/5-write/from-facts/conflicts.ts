import type { ConflictFact } from '#analysis';
import type { Block, Statement } from '#draft';
import type { Evidence } from '#vocabulary';
import { prove } from './evidence.ts';
import { cell, code, path, statement } from './inline.ts';
import { type PageTools, table } from './page-tools.ts';

/** Names in one sentence; the coverage page has all of them. @source own bound */
const NAMED = 3;
/** Kinds in the order in which they matter to somebody who uses the project. */
const ORDER: readonly ConflictFact['kind'][] = ['flag', 'variable', 'script', 'path', 'name'];

/** The lines name it. */
function namedAt(conflict: ConflictFact): Evidence {
  return prove(conflict.path, conflict, { predicate: 'says', words: conflict.name });
}

/** As a person would type or write it. */
function shown({ kind, name, of }: ConflictFact): string {
  return kind === 'script' && of !== undefined ? `${of} ${name}` : name;
}

/** One sentence for each document and kind, at most `limit`: what it names and the code does not have. */
export function conflictSentences(conflicts: readonly ConflictFact[], limit: number, tools: PageTools): Statement[] {
  const groups = new Map<string, ConflictFact[]>();
  for (const kind of ORDER) {
    for (const conflict of conflicts.filter((other) => other.kind === kind)) {
      const key =
        kind === 'name' ? `${kind} ${conflict.path} ${conflict.name}` : `${kind} ${conflict.path} ${conflict.of ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), conflict]);
    }
  }
  return [...groups.values()].slice(0, limit).map((group) => sentence(group.slice(0, NAMED), tools));
}

function sentence(group: readonly ConflictFact[], { texts, context }: PageTools): Statement {
  const t = texts.documents;
  const [first] = group as [ConflictFact, ...ConflictFact[]];
  const names = texts.common.and(group.map((conflict) => code(shown(conflict))));
  const facts = { path: path(first.path), names, count: group.length };
  const evidence = group.map(namedAt);
  switch (first.kind) {
    case 'flag':
      return statement(t.flags({ ...facts, command: first.of === undefined ? undefined : code(first.of) }), evidence);
    case 'variable':
      return statement(t.variables(facts), evidence);
    case 'script':
      return statement(t.scripts(facts), evidence);
    case 'path':
      return statement(t.paths(facts), evidence);
    case 'name': {
      const symbol = first.symbol === undefined ? undefined : context.analysis.symbols.get(first.symbol);
      return statement(t.names({ ...facts, symbol: symbol === undefined ? undefined : code(symbol.name) }), evidence);
    }
  }
}

/** Every conflict with its place and what was looked for. */
export function conflictTable(conflicts: readonly ConflictFact[], { texts }: PageTools): Block[] {
  const t = texts.documents;
  const rows = conflicts.map((conflict) => [
    cell(code(shown(conflict)), [namedAt(conflict)]),
    cell({ kind: 'path', path: conflict.path, line: conflict.startLine }),
    cell(t.lookedFor[conflict.kind]),
  ]);
  return table(t.conflictColumns, rows);
}
