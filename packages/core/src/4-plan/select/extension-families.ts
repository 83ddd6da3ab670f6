import type { BaseFact, SymbolFact, SymbolId } from '#analysis';
import { folderOf } from '#vocabulary';
import { addTo, byText } from '../compare.ts';
import type { FactIndex } from '../fact-index.ts';
import type { ExtensionPoint } from '../wiki-plan.ts';
import { isErrorType } from './symbol-kinds.ts';

/** Fewest implementers that show a place to extend, and fewest of which "most" says something. */
const FEWEST = { implementers: 2, most: 4 } as const;
/** Share of implementers that counts as most of them. @source own bound */
const MOST = 0.6;

/** Interfaces, abstract bases and protocols by id, with the declarations that extend them directly. */
export function familiesOf(index: FactIndex): ReadonlyMap<SymbolId, readonly SymbolFact[]> {
  const heirs = new Map<SymbolId, SymbolFact[]>();
  for (const symbol of index.analysis.symbols.values()) {
    if (symbol.kind !== 'class' || symbol.parent !== undefined || !isProduct(symbol.path, index)) continue;
    const targets = new Set(symbol.bases.flatMap((base) => (isMeant(base, symbol, index) ? (base.target ?? []) : [])));
    for (const target of targets) addTo(heirs, target, symbol);
  }
  const kept = [...heirs].filter(([id, list]) => {
    const base = index.analysis.symbols.get(id);
    return base !== undefined && list.length >= FEWEST.implementers && isExtensible(base, list, index);
  });
  return new Map(kept.sort(([a], [b]) => byText(a, b)));
}

/**
 * Whether a type is meant to be a kind of its base. In Go many types have a method such as `Name() string` by chance: a single
 * one that speaks of nothing of the product shows nothing outside of the interface's own folder.
 */
function isMeant({ how, target }: BaseFact, { id, path }: SymbolFact, index: FactIndex): boolean {
  const base = target === undefined ? undefined : index.analysis.symbols.get(target);
  if (how !== 'fits' || base === undefined) return true;
  const asked = index.membersOf.get(base.id) ?? [];
  // A type that has its methods from what it embeds is made for something else.
  const own = new Set((index.membersOf.get(id) ?? []).map(({ name }) => name));
  if (!asked.some(({ name }) => own.has(name))) return false;
  if (folderOf(base.path) === folderOf(path)) return true;
  const [only, ...others] = asked;
  if (only === undefined || others.length > 0) return true;
  return /\b\p{Lu}\w*|\w\.\w/u.test(only.signature.slice(only.name.length));
}

/** Errors are told where they are thrown; a base without a member that heirs write anew only shares code. */
function isExtensible(base: SymbolFact, heirs: readonly SymbolFact[], index: FactIndex): boolean {
  // A mixin lends its heirs code, and its name says so.
  if (isErrorType(base) || /Mixin\d*$/.test(base.name) || !isProduct(base.path, index)) return false;
  return dutiesOf(base, heirs, index).duties.length > 0;
}

/** What an implementation writes: what the base demands, else what each of them writes anew, else what most of them do. */
export function dutiesOf(
  base: SymbolFact,
  heirs: readonly SymbolFact[],
  index: FactIndex,
): { readonly duties: readonly SymbolFact[]; readonly dutyKind: ExtensionPoint['dutyKind'] } {
  const members = (index.membersOf.get(base.id) ?? []).filter(
    ({ name, kind }) => (kind === 'method' || kind === 'property') && !/^(_|#|constructor$)/.test(name),
  );
  const demanded =
    base.kind === 'interface'
      ? members.filter(({ signature, name }) => !signature.includes(`${name}?`))
      : members.filter(({ signature }) => /\babstract\b/.test(signature));
  if (demanded.length > 0) return { duties: demanded, dutyKind: 'demanded' };
  const written = heirs.map((heir) => new Set((index.membersOf.get(heir.id) ?? []).map(({ name }) => name)));
  const shareOf = ({ name }: SymbolFact): number =>
    written.filter((names) => names.has(name)).length / Math.max(1, written.length);
  const every = members.filter((member) => shareOf(member) === 1);
  if (every.length > 0 || heirs.length < FEWEST.most) return { duties: every, dutyKind: 'every' };
  return { duties: members.filter((member) => shareOf(member) >= MOST), dutyKind: 'most' };
}

/** Whether the file belongs to the product. */
export function isProduct(path: string, index: FactIndex): boolean {
  return index.sectionOf.has(path as never);
}
