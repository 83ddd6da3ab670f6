import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';

/** A name that stands for something in another module. */
export interface ImportedName {
  readonly specifier: string;
  /** The name over there; `*` for the whole module. */
  readonly name: string;
}

/** A name used through `import('…').Name`, with the place of the quoted specifier in the statement. */
export interface InlineImport extends ImportedName {
  readonly start: number;
  readonly end: number;
}

/** A declaration with the comment before it. */
export interface Declaration {
  readonly comment: string;
  /** The statement itself. */
  readonly text: string;
  readonly identifiers: ReadonlySet<string>;
  readonly inlineImports: readonly InlineImport[];
}

/** What a declaration file declares, imports and passes on. */
export interface DeclarationModule {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** `export { name } from` and `export { name }` by exported name; an empty specifier means this module. */
  readonly passedOn: ReadonlyMap<string, ImportedName>;
  /** Modules of `export * from`. */
  readonly stars: readonly string[];
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>;

/** Reads a file that the compiler wrote. */
export function readDeclarationModule(file: string): DeclarationModule {
  const text = readFileSync(file, 'utf8');
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, ImportedName>();
  const passedOn = new Map<string, ImportedName>();
  const stars: string[] = [];
  let lastEnd = 0;
  for (const node of parseAst(text, { lang: 'dts' }).body as unknown as Node[]) {
    const comment = commentBefore(text, lastEnd, node.start);
    lastEnd = node.end;
    if (node.type === 'ImportDeclaration') {
      for (const item of nodes(node.specifiers)) imports.set(nameOf(item.local), importedName(node, item.imported));
    } else if (node.type === 'ExportAllDeclaration') {
      stars.push(specifierOf(node));
    } else if (node.type === 'ExportNamedDeclaration' && !node.declaration) {
      for (const item of nodes(node.specifiers)) passedOn.set(nameOf(item.exported), importedName(node, item.local));
    } else {
      const declared = (node.declaration ?? node) as Node;
      declarations.set(declaredName(declared), { comment, ...readDeclaration(text, node) });
    }
  }
  return { declarations, imports, passedOn, stars };
}

function readDeclaration(text: string, node: Node): Omit<Declaration, 'comment'> {
  const identifiers = new Set<string>();
  const inlineImports: InlineImport[] = [];
  const open: unknown[] = [node];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    else if (isNode(value)) {
      if (value.type === 'Identifier') identifiers.add(String(value.name));
      if (value.type === 'TSImportType') inlineImports.push(readInlineImport(value, node.start));
      open.push(...Object.values(value));
    }
  }
  return { text: text.slice(node.start, node.end), identifiers, inlineImports };
}

function readInlineImport(node: Node, offset: number): InlineImport {
  const source = node.source as Node;
  let qualifier = node.qualifier as Node;
  while (qualifier.type === 'TSQualifiedName') qualifier = qualifier.left as Node;
  return {
    specifier: String(source.value),
    name: nameOf(qualifier),
    start: source.start - offset,
    end: source.end - offset,
  };
}

/** The doc comment right before a statement, or nothing. */
function commentBefore(text: string, from: number, to: number): string {
  const start = text.lastIndexOf('/**', to);
  const end = text.indexOf('*/', start) + 2;
  return start >= from && text.slice(end, to).trim() === '' ? `${text.slice(start, end)}\n` : '';
}

function declaredName(node: Node): string {
  if (node.type !== 'VariableDeclaration') return nameOf(node.id);
  return nameOf(nodes(node.declarations)[0]?.id);
}

function importedName(statement: Node, imported: unknown): ImportedName {
  return { specifier: specifierOf(statement), name: imported ? nameOf(imported) : '*' };
}

function specifierOf(node: Node): string {
  return node.source ? String((node.source as Node).value) : '';
}

function nameOf(node: unknown): string {
  const { name, value } = node as { readonly name?: string; readonly value?: string };
  return name ?? value ?? '';
}

function nodes(value: unknown): readonly Node[] {
  return (value ?? []) as readonly Node[];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
