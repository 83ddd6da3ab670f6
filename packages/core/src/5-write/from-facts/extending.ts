import type { SymbolFact } from '#analysis';
import type { Block, Diagram, PageDraft } from '#draft';
import type { ExtendingBrief, ExtensionPoint, PlannedPage } from '#plan';
import type { Evidence } from '#vocabulary';
import { defines, says } from './evidence.ts';
import { drawFamily } from './extending-diagram.ts';
import { toCopy } from './extending-exemplar.ts';
import { lookup, makers, registration } from './extending-registry.ts';
import { tests } from './extending-tests.ts';
import { code, link, path, quote, statement } from './inline.ts';
import { draftOf, type PageTools, paragraph, under } from './page-tools.ts';

/** Most members that are told, and most in a sentence rather than a list. @source own bound: read aloud */
const DUTIES = 6;
const IN_SENTENCE = 2;

/** A recipe for each place to extend. */
export function writeExtending(page: PlannedPage, brief: ExtendingBrief, tools: PageTools): PageDraft {
  const { texts, context } = tools;
  const t = texts.extending;
  const diagram = drawFamily(brief.points, tools);
  const blocks = brief.points.flatMap((point, turn) => recipe(point, { turn, diagram }, tools));
  const files = new Map<string, string>();
  for (const { base, registry, exemplar } of brief.points)
    for (const [file, name] of [
      [base?.path, base?.name],
      [registry?.path, registry?.name],
      [exemplar?.symbol.path, exemplar?.symbol.name],
    ])
      if (file !== undefined && name !== undefined && !files.has(file)) files.set(file, name);
  return draftOf(page, {
    summary: t.summary({ name: context.info.origin.name, points: brief.points.map(({ name }) => name).join(', ') }),
    blocks,
    diagrams: diagram === undefined ? [] : [diagram.diagram],
    sources: [...files]
      .slice(0, 8)
      .map(([file, name]) => ({ path: file as never, reason: texts.sources.declares({ name }) })),
  });
}

function recipe(
  point: ExtensionPoint,
  { turn, diagram }: { turn: number; diagram: { of: ExtensionPoint; diagram: Diagram } | undefined },
  tools: PageTools,
): Block[] {
  const t = tools.texts.extending;
  const { name, base } = point;
  const title = base === undefined ? t.tableHeading({ name }) : t.heading({ name });
  const drawn: Block[] = diagram?.of === point ? [{ kind: 'diagram', diagramId: diagram.diagram.id }] : [];
  return under(title, [
    ...steps(point, tools),
    ...duties(point, turn, tools),
    ...paragraph([...registration(point, turn, tools), makers(point, turn, tools)]),
    ...paragraph([...toCopy(point, turn, tools)]),
    ...paragraph([lookup(point, turn, tools), ...tests(point, turn, tools)]),
    ...drawn,
  ]);
}

/** The authors' own recipe comes first. */
function steps({ steps: said }: ExtensionPoint, { texts }: PageTools): Block[] {
  const [first] = said;
  if (first === undefined) return [];
  if (said.length === 1) {
    const step = texts.extending.step({ path: path(first.path), quote: quote(first) });
    return paragraph([statement(step, [says(first)])]);
  }
  const intro = statement(texts.extending.steps({ path: path(first.path) }));
  return [
    ...paragraph([intro]),
    {
      kind: 'list',
      isOrdered: true,
      items: said.map((words) => [statement([quote(words)], [says(words)])]),
    },
  ];
}

/** What has to be written: two members in the sentence, more in a list, each as it is declared. */
function duties(point: ExtensionPoint, turn: number, { texts }: PageTools): Block[] {
  const t = texts.extending;
  const { base, duties: all, dutyKind, words, toldOn, implementers } = point;
  if (base === undefined) return [];
  const shown = all.slice(0, DUTIES);
  const isList = all.length > IN_SENTENCE;
  const forms = shown.map(({ symbol }) => code(formOf(symbol)));
  const rest = all.length - shown.length;
  const listed = texts.common.and(rest > 0 ? [...forms, t.restOf({ rest })] : forms);
  const described = t.base({
    base: code(base.name),
    path: path(base.path),
    quote: words === undefined ? undefined : quote(words),
    page: toldOn === undefined ? undefined : link(toldOn.id, toldOn.title),
  });
  const facts = {
    base: described,
    duties: isList ? undefined : listed,
    count: all.length,
    implementers: implementers.length,
    turn,
  };
  const said = all.length === 0 ? t.duties.none({ base: described }) : t.duties[dutyKind](facts);
  const own: Evidence[] = [defines(base), ...(words === undefined ? [] : [says(words)])];
  const proofs = shown.map(({ symbol }) => defines(symbol));
  if (!isList) return paragraph([statement(said, [...own, ...proofs])]);
  const items = shown.map(({ symbol, words: about }) => {
    const member = code(formOf(symbol));
    return about === undefined
      ? [statement([member], [defines(symbol)])]
      : [statement(t.duty({ member, quote: quote(about) }), [defines(symbol), says(about)])];
  });
  const more = rest > 0 ? [[statement(t.restOf({ rest }))]] : [];
  return [...paragraph([statement(said, own)]), { kind: 'list', isOrdered: false, items: [...items, ...more] }];
}

/** Longest declaration that is shown whole, in characters. @source own bound: one line of a list */
const FORM = 90;

/** A member as it is declared, without what only languages need; its name and parameters when that is too long. */
function formOf({ name, kind, signature, parameters }: SymbolFact): string {
  const bare = signature
    .replace(/^((export|public|protected|abstract|override|readonly|async|static|def|func)\s+)+/, '')
    .replace(/\s*[{:;=]\s*$/, '')
    .replace(/\((self|cls)(\s*:\s*[\w.[\]"']{1,60})?(,\s*|(?=\)))/, '(')
    .trim();
  // A property may be written as a method that a decorator turns into one.
  if (kind !== 'method' && kind !== 'function' && (kind === 'property' || !/\(/.test(bare))) return name;
  if (bare.startsWith(name) && bare.length <= FORM && !bare.includes('…')) return bare;
  const short = `${name}(${(parameters ?? []).map((one) => one.name).join(', ')})`;
  return parameters === undefined || short.length > FORM ? name : short;
}
