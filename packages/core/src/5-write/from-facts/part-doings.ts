import type { CallFact, EntryFact } from '#analysis';
import type { Statement } from '#draft';
import type { PartDoings, SectionSketch } from '#plan';
import type { Evidence } from '#vocabulary';
import { calls, defines, passes, prove, registers } from './evidence.ts';
import { code, statement } from './inline.ts';
import type { PageTools } from './page-tools.ts';
import { callerName } from './symbol-use.ts';

type Said = readonly { readonly kind: string }[];

/** Most declarations named beside what a part does, and where that is all there is. @source own bound: read aloud */
const NAMES = { beside: 2, alone: 3 } as const;

/** What a part answers, brings and sets in motion, as clauses without a subject; `undefined` when facts show nothing. */
function tellDoings({ sort, entries, entryCount, outlets }: PartDoings, tools: PageTools) {
  const { architecture: t, common } = tools.texts;
  const clauses: Said[] = [];
  const evidence: Evidence[] = [];
  if (sort !== undefined && entries.length > 0) {
    const rest = entryCount - entries.length;
    const names = entries.map(({ name }) =>
      code(/^(tool|event)$/.test(sort) ? name.slice(name.indexOf(' ') + 1) : name),
    );
    clauses.push(
      t.comesIn[sort]({
        names: common.and([...names, ...(rest > 0 ? [common.more({ rest })] : [])]),
        isOne: entryCount === 1,
      }),
    );
    evidence.push(...entries.flatMap((entry) => showsEntry(entry, tools)));
  }
  for (const { kind, call } of outlets) {
    const program = kind === 'process' ? programOf(call) : undefined;
    const facts = { caller: callerName(call, tools) };
    clauses.push(program === undefined ? t.goesOut[kind](facts) : t.starts({ ...facts, program: code(program.name) }));
    evidence.push(program === undefined ? calls(call) : passes(call, program.argument));
  }
  return clauses.length === 0 ? undefined : { clauses, evidence };
}

/** The cell of a part without words of its own: what it does, then the names in it. */
export function doingsCell({ doings, symbols }: SectionSketch, tools: PageTools): Statement | undefined {
  const { architecture: t, common } = tools.texts;
  const told = tellDoings(doings, tools);
  const distinct = symbols.filter(({ name }, at) => symbols.findIndex((one) => one.name === name) === at);
  const named = distinct.slice(0, told === undefined ? NAMES.alone : NAMES.beside);
  if (named.length === 0 && told === undefined) return undefined;
  const holds = named.length === 0 ? [] : [t.holds({ names: common.and(named.map(({ name }) => code(name))) })];
  return statement(t.doings({ clauses: [...(told?.clauses ?? []), ...holds] }), [
    ...(told?.evidence ?? []),
    ...named.map((symbol) => defines(symbol)),
  ]);
}

/** The same as a sentence that opens the part's page. */
export function doingsSentence({ doings }: SectionSketch, tools: PageTools): Statement | undefined {
  const told = tellDoings(doings, tools);
  if (told === undefined) return undefined;
  return statement(
    tools.texts.architecture.doingsSentence({ clauses: told.clauses, isList: doings.entries.length > 1 }),
    told.evidence,
  );
}

function showsEntry(entry: EntryFact, { context }: PageTools): Evidence[] {
  const handler = entry.handler === undefined ? undefined : context.analysis.symbols.get(entry.handler);
  // A command is shown where it is declared, whatever code handles it.
  if (entry.kind === 'command' && entry.written !== undefined)
    return [prove(entry.path, entry, { predicate: 'says', words: entry.written })];
  if (entry.kind === 'command' && handler !== undefined) return [defines(handler)];
  const words = entry.written ?? entry.name.slice(entry.name.indexOf(' ') + 1);
  return handler === undefined ||
    entry.isInPlace === true ||
    /^(tool|event|query|mutation|subscription) /.test(entry.name)
    ? [prove(entry.path, entry, { predicate: 'says', words })]
    : [registers({ ...entry, key: '', value: entry.named ?? handler.name })];
}

/** The program that a call names as its first argument. */
function programOf({ arguments: passed }: CallFact) {
  const [argument] = passed ?? [];
  const name = /^['"]([\w.-]+)['"]$/.exec(argument?.text ?? '')?.[1];
  return argument === undefined || argument.name !== undefined || name === undefined ? undefined : { name, argument };
}
