import type { EntryFact } from '#analysis';
import type { Block, Statement } from '#draft';
import type { InterfaceRow, InterfaceSort } from '#plan';
import type { Claim, Evidence } from '#vocabulary';
import { calls, defines, prove, says } from './evidence.ts';
import { symbolName } from './flow-names.ts';
import { cell, code, path, quote, statement } from './inline.ts';
import { type PageTools, table } from './page-tools.ts';

/** Whether a table of the rows would hold nothing but their names. */
export function isBare(rows: readonly InterfaceRow[]): boolean {
  return rows.every(({ entry, handler, words }) => (handler ?? words ?? entry.takes) === undefined);
}

/** The rows as a table; columns in which nothing stands are left out, and the file where it is `told` beside the table. */
export function interfaceTable(
  sort: InterfaceSort,
  rows: readonly InterfaceRow[],
  { tools, told }: { readonly tools: PageTools; readonly told?: string | undefined },
): Block[] {
  const t = tools.texts.interfaces;
  return table(
    t.columns[sort],
    rows.map((row) => cellsOf(row, told, tools)),
  );
}

function cellsOf(row: InterfaceRow, told: string | undefined, tools: PageTools): Statement[] {
  const { entry, handler, call, words, name } = row;
  const isElsewhere =
    handler !== undefined && call === undefined && handler.path !== entry.path && handler.path !== told;
  return [
    cell(code(name), registersRow(row)),
    handledBy(row, tools),
    words === undefined ? cell(undefined) : cell(quote(words), [says(words)]),
    isElsewhere ? cell(path(handler.path)) : cell(undefined),
  ];
}

function handledBy({ entry, handler, call }: InterfaceRow, tools: PageTools): Statement {
  const t = tools.texts.interfaces;
  if (handler === undefined && entry.takes !== undefined)
    return statement(
      t.takes({ names: tools.texts.common.and(entry.takes.map((name) => code(name))) }),
      entry.takes.map((name) => prove(entry.path, entry, { predicate: 'says', words: name })),
    );
  if (handler === undefined) return cell(undefined);
  const named = symbolName(handler, tools);
  return call === undefined
    ? cell(named, [defines(handler)])
    : statement(t.calls({ name: named }), [calls(call), defines(handler)]);
}

/**
 * What shows an entry: the path or word at the place that registers it, bound to what handles it where both are named
 * there, and the lines that hold what comes before the path.
 */
export function registersRow({ entry, handler, call }: InterfaceRow): Evidence[] {
  const { written, bound, named, isInPlace } = entry;
  const before = (entry.prefixes ?? []).map((one) => prove(one.path, one, { predicate: 'says', words: one.text }));
  const value = bound ?? (handler === undefined || call !== undefined || isInPlace === true ? undefined : handler.name);
  const isBound = value !== undefined && entry.kind !== 'command';
  const own: Claim[] = [];
  if (written === undefined && entry.kind === 'route' && handler !== undefined && named === undefined)
    // A place in the tree, or the name under which it leaves its file, is all that registers it.
    return [defines(handler), ...before];
  if (isBound && !isProcedure(entry)) own.push({ predicate: 'registers', key: written ?? '', value });
  else if (written !== undefined) own.push({ predicate: 'says', words: written });
  else if (handler !== undefined && call === undefined) return [defines(handler), ...before];
  else own.push({ predicate: 'says', words: entry.name.slice(entry.name.indexOf(' ') + 1) });
  // What is called around the handler is bound to the path; the handler is one of the things that it gets.
  if (isBound && named !== undefined && bound !== named) own.push({ predicate: 'registers', key: '', value: named });
  return [...own.map((claim) => prove(entry.path, entry, claim)), ...before];
}

/** A procedure's key stands before a chain of calls, the last of which takes what handles it. */
function isProcedure({ name }: EntryFact): boolean {
  return /^(query|mutation|subscription) /.test(name);
}
