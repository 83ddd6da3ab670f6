import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  type CallExpression,
  isCallExpression,
  isExportDeclaration,
  isIdentifier,
  isImportDeclaration,
  isNewExpression,
  isPrivateIdentifier,
  isPropertyAccessExpression,
  isStringLiteral,
  type NewExpression,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API, type Symbol as CheckedSymbol, type Project, SymbolFlags } from 'typescript/unstable/sync';
import type { DeclaredAt, Findings, FoundCall, FoundImport, Oracle, WorkTree } from './findings.ts';
import { HeldValues } from './held-values.ts';

const READ = /\.[cm]?[jt]sx?$/;
const CONFIG = 'tsconfig.orion-oracle.json';

/** The TypeScript compiler's own checker, on the work tree without installed packages. */
export const typescriptOracle: Oracle = {
  language: 'typescript',
  reads: (path) => READ.test(path),
  find: async (tree) => {
    linkPackages(tree);
    const config = join(tree.folder, CONFIG);
    const own = ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json'].find((name) =>
      existsSync(join(tree.folder, name)),
    );
    const compilerOptions = {
      allowJs: true,
      checkJs: false,
      noEmit: true,
      skipLibCheck: true,
      module: 'preserve',
      moduleResolution: 'bundler',
      allowImportingTsExtensions: true,
      types: [],
    };
    const settings = {
      ...(own && { extends: `./${own}` }),
      compilerOptions,
      include: ['**/*'],
      exclude: ['node_modules'],
    };
    writeFileSync(config, JSON.stringify({ ...settings, references: [], files: [] }));
    const api = new API({ cwd: tree.folder });
    try {
      const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
      if (project === undefined) throw new Error('the TypeScript compiler opened no project');
      return new Reading(project, tree).findings();
    } finally {
      api.close();
    }
  },
};

/** What installing would do for the packages of the repository itself: their names lead to their folders. */
function linkPackages({ folder, paths }: WorkTree): void {
  for (const path of paths) {
    if (!/\/package\.json$/.test(path) || /(?:^|\/)(?:node_modules|fixtures?|templates?|tests?)\//.test(path)) continue;
    try {
      const { name } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { name?: unknown };
      const link = join(folder, 'node_modules', typeof name === 'string' ? name : '');
      if (typeof name !== 'string' || !/^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) || existsSync(link)) continue;
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(folder, dirname(path)), link, 'dir');
    } catch {
      // A fixture that is no JSON names no package.
    }
  }
}

type CallLike = CallExpression | NewExpression;

/** One walk over every file of the project. */
class Reading {
  readonly #project: Project;
  readonly #held: HeldValues;
  readonly #folder: string;
  readonly #known: ReadonlySet<string>;
  readonly #lineStarts = new Map<string, number[]>();
  readonly #imports: FoundImport[] = [];
  readonly #calls: FoundCall[] = [];

  constructor(project: Project, { folder, paths }: WorkTree) {
    this.#project = project;
    this.#held = new HeldValues(project);
    this.#folder = `${folder}/`;
    this.#known = new Set(paths);
  }

  findings(): Findings {
    const files = new Set<string>();
    for (const name of this.#project.program.getSourceFileNames()) {
      const path = this.#pathOf(name);
      const file = path === undefined ? undefined : this.#project.program.getSourceFile(name);
      if (path === undefined || file === undefined) continue;
      files.add(path);
      this.#read(file, path);
    }
    return { files, imports: this.#imports, calls: this.#calls };
  }

  /** Links to packages of the repository are shown by their real path already. */
  #pathOf(name: string): string | undefined {
    const path = name.startsWith(this.#folder) ? name.slice(this.#folder.length) : '';
    return this.#known.has(path) ? path : undefined;
  }

  #read(file: SourceFile, path: string): void {
    const specifiers: Node[] = [];
    const calls: CallLike[] = [];
    const visit = (node: Node): void => {
      if ((isImportDeclaration(node) || isExportDeclaration(node)) && node.moduleSpecifier) {
        specifiers.push(node.moduleSpecifier);
      }
      if (isCallExpression(node) && isModuleCall(node) && node.arguments[0]) specifiers.push(node.arguments[0]);
      else if (isCallExpression(node) || isNewExpression(node)) calls.push(node);
      node.forEachChild(visit);
    };
    visit(file);
    this.#readImports(path, specifiers.filter(isStringLiteral));
    this.#readCalls(file, path, calls);
  }

  #readImports(from: string, specifiers: readonly (Node & { readonly text: string })[]): void {
    for (const [index, symbol] of this.#symbolsAt(specifiers).entries()) {
      const specifier = specifiers[index]?.text;
      // An ambient `declare module` describes a package from elsewhere; the import does not lead to its file.
      const to = (symbol?.declarations ?? [])
        .filter(({ kind }) => kind === SyntaxKind.SourceFile)
        .map(({ path }) => this.#pathOf(path))
        .filter((path) => path !== undefined);
      if (specifier !== undefined && to.length > 0) this.#imports.push({ from, specifier, to });
    }
  }

  #readCalls(file: SourceFile, path: string, calls: readonly CallLike[]): void {
    const named = calls.flatMap((call) => {
      const { expression } = call;
      const name = isPropertyAccessExpression(expression) ? expression.name : expression;
      return isIdentifier(name) || isPrivateIdentifier(name) ? [{ call, name }] : [];
    });
    const symbols = this.#symbolsAt(named.map(({ name }) => name));
    for (const [index, { call, name }] of named.entries()) {
      const targets = this.#targetsOf(symbols[index]);
      if (targets.length === 0) continue;
      const held = this.#heldBy(call);
      const lines = [this.#lineOf(file, call.getStart(file)), this.#lineOf(file, name.getStart(file))];
      this.#calls.push({
        path,
        lines,
        callee: name.text,
        targets,
        ...(isDeepStrictEqual(held, targets) || held.length === 0 ? {} : { held }),
      });
    }
  }

  #symbolsAt(nodes: readonly Node[]): (CheckedSymbol | undefined)[] {
    return nodes.length === 0 ? [] : this.#project.checker.getSymbolAtLocation(nodes);
  }

  #targetsOf(symbol: CheckedSymbol | undefined): FoundCall['targets'] {
    if (symbol === undefined) return [];
    const real = symbol.flags & SymbolFlags.Alias ? this.#project.checker.getAliasedSymbol(symbol) : symbol;
    return real.declarations.flatMap((handle) => {
      const node = this.#pathOf(handle.path) === undefined ? undefined : handle.resolve(this.#project);
      return node === undefined ? [] : this.#placeOf(node);
    });
  }

  #placeOf(node: Node): DeclaredAt[] {
    const file = node.getSourceFile();
    const path = this.#pathOf(file.fileName);
    const name = (node as Node & { readonly name?: Node }).name ?? node;
    return path === undefined ? [] : [{ path, line: this.#lineOf(file, name.getStart(file)) }];
  }

  /** Only what begins with a plain name can hold a value by a declaration. */
  #heldBy({ expression }: CallLike): DeclaredAt[] {
    const root = isPropertyAccessExpression(expression) ? expression.expression : expression;
    return isIdentifier(root) ? this.#held.behind(expression).flatMap((node) => this.#placeOf(node)) : [];
  }

  #lineOf(file: SourceFile, position: number): number {
    let starts = this.#lineStarts.get(file.fileName);
    if (starts === undefined) {
      starts = [0];
      for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#lineStarts.set(file.fileName, starts);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }
}

/** `import('x')` and `require('x')`. */
function isModuleCall({ expression, arguments: given }: CallExpression): boolean {
  if (given.length !== 1) return false;
  return expression.kind === SyntaxKind.ImportKeyword || (isIdentifier(expression) && expression.text === 'require');
}
