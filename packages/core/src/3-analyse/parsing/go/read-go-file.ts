import type { SymbolId } from '../../analysis.ts';
import type { DialectContext } from '../dialect.ts';
import type { ExtractedSymbols } from '../extract-symbols.ts';
import type { GoAssertion, GoDeclared, GoFile } from '../parsed-file.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import type { GoValues } from './go-values.ts';
import {
  functionText,
  receiverParameters,
  type TypeNames,
  typeParameters,
  typeText,
  UNKNOWN_TYPE,
} from './type-text.ts';

/** Comments looked at for a build constraint. */
const MAX_HEAD = 20;

/** What a Go file says about its package and types. */
export function readGoFile({ placed }: ExtractedSymbols, { context, values }: GoInput): GoFile {
  const { captured } = context;
  const declared = placed.flatMap(({ id, definition }): GoDeclared[] => {
    const fact = describe(id, definition.node, { context, values });
    return fact === undefined ? [] : [fact];
  });
  return {
    packageName: captured.packages[0]?.text ?? '',
    isIgnored: isIgnored(context),
    declared,
    assertions: assertionsOf(context, values),
  };
}

/** A file's captures and what its names mean. */
export interface GoInput {
  readonly context: DialectContext;
  readonly values: GoValues;
}

function describe(id: SymbolId, node: SyntaxNode, { context, values }: GoInput): GoDeclared | undefined {
  const names: TypeNames = { parameters: parametersOf(node), hidden: values.hiddenTypes };
  const type = node.childForFieldName('type');
  switch (node.type) {
    case 'function_declaration':
    case 'method_declaration':
    case 'method_elem':
      return { id, type: functionText(node, names) };
    case 'field_declaration':
      return { id, type: typeText(type, names) };
    case 'type_alias':
      return { id, type: `=${typeText(type, names)}` };
    case 'type_spec':
      return { id, ...ownType(node, { context, names }) };
    case 'var_spec': {
      if (type !== null) return { id, type: typeText(type, names) };
      const list = node.childForFieldName('value');
      const way = list?.namedChildCount === 1 ? values.wayOf(list.firstNamedChild) : undefined;
      return way === undefined ? undefined : { id, value: way };
    }
    default:
      return undefined;
  }
}

function ownType(
  node: SyntaxNode,
  { context, names }: { readonly context: DialectContext; readonly names: TypeNames },
): Omit<GoDeclared, 'id'> {
  const type = node.childForFieldName('type');
  const isStruct = type?.type === 'struct_type';
  const isInterface = type?.type === 'interface_type';
  const embeds = (context.captured.bases.get(node.id) ?? []).map((base) => typeText(base, names));
  const written = isStruct
    ? 'struct'
    : isInterface
      ? isConstraint(type)
        ? 'constraint'
        : 'interface'
      : typeText(type, names);
  const parameters = names.parameters.size;
  return { type: written, ...(embeds.length === 0 ? {} : { embeds }), ...(parameters === 0 ? {} : { parameters }) };
}

/** An interface that lists types: no value has it. */
function isConstraint(node: SyntaxNode): boolean {
  for (let child = node.firstNamedChild; child !== null; child = child.nextSibling) {
    if (child.type !== 'type_elem') continue;
    const only = child.firstNamedChild?.type ?? '';
    if (child.namedChildCount !== 1 || !/^(type_identifier|qualified_type|generic_type)$/.test(only)) return true;
  }
  return false;
}

/** Type parameters in force where a declaration stands. */
function parametersOf(node: SyntaxNode): Map<string, string> {
  if (node.type === 'method_declaration') return receiverParameters(node.childForFieldName('receiver'));
  for (let at: SyntaxNode | null = node, level = 0; at !== null && level < 6; at = at.parent, level++) {
    const list = at.childForFieldName('type_parameters');
    if (list !== null) return typeParameters(list);
    if (at.type === 'type_spec') break;
  }
  return new Map();
}

/** `var _ Store = (*FileStore)(nil)` and its like: the authors say that a type fits an interface. */
function assertionsOf({ captured }: DialectContext, values: GoValues): GoAssertion[] {
  const found: GoAssertion[] = [];
  for (const { node, name } of captured.definitions.values()) {
    if (node.type !== 'var_spec' || name.text !== '_') continue;
    const target = values.typeOf(node.childForFieldName('type'), 0);
    const list = node.childForFieldName('value');
    const way = list?.namedChildCount === 1 ? values.wayOf(list.firstNamedChild) : undefined;
    if (way === undefined || target === UNKNOWN_TYPE) continue;
    found.push({ target, value: way, startLine: node.startPosition.row + 1, endLine: node.endPosition.row + 1 });
  }
  return found;
}

/** Whether a build constraint keeps the file out of every build. */
function isIgnored({ captured }: DialectContext): boolean {
  const end = captured.packages[0]?.startIndex ?? 0;
  return captured.comments
    .slice(0, MAX_HEAD)
    .some((node) => node.startIndex < end && /^\/\/(go:build|\s*\+build)\s+ignore\s*$/.test(node.text.slice(0, 200)));
}
