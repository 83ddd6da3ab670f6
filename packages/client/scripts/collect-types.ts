import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Declaration, type DeclarationModule, readDeclarationModule } from './declaration-module.ts';

/** From where to where types are collected. */
export interface CollectOptions {
  /** Root of the declarations the compiler wrote, laid out like the workspace. */
  readonly emitted: string;
  /** The file whose exports are wanted, below `emitted`. */
  readonly entry: string;
  /** Where the collected files go; the entry becomes `index.d.ts`. */
  readonly output: string;
  /** File below `emitted` of each name of a package or alias, such as `@orionwiki/core`. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Where a name is declared. */
interface Place {
  readonly file: string;
  readonly name: string;
}

/**
 * Copies exactly the declarations that the entry's exports reach, one file per module, with names of the workspace
 * turned into relative paths. What is left imports only packages that are named in `externals`, the return value.
 */
export function collectTypes(options: CollectOptions): { readonly externals: ReadonlySet<string> } {
  const collector = new Collector(options);
  collector.collect();
  return { externals: collector.externals };
}

class Collector {
  readonly externals = new Set<string>();
  readonly #options: CollectOptions;
  readonly #modules = new Map<string, DeclarationModule>();
  readonly #wanted = new Map<string, Set<string>>();

  constructor(options: CollectOptions) {
    this.#options = options;
  }

  collect(): void {
    const entry = join(this.#options.emitted, this.#options.entry);
    const exported = [...this.#exportsOf(entry)].map((name) => ({ name, place: this.#find({ file: entry, name }) }));
    for (const { place } of exported) this.#want(place);
    for (const [file, names] of this.#wanted) this.#write(file, names);
    const index = join(this.#options.output, 'index.d.ts');
    const lines = exported.map(({ name, place }) => {
      const label = name === place.name ? name : `${place.name} as ${name}`;
      return `export { ${label} } from '${this.#path(index, this.#target(place.file))}';`;
    });
    writeFile(index, lines);
  }

  #module(file: string): DeclarationModule {
    let module = this.#modules.get(file);
    if (!module) {
      module = readDeclarationModule(file);
      this.#modules.set(file, module);
    }
    return module;
  }

  #exportsOf(file: string): Set<string> {
    const { declarations, passedOn, stars } = this.#module(file);
    const names = new Set(passedOn.keys());
    for (const [name, { text }] of declarations) if (text.startsWith('export ')) names.add(name);
    for (const star of stars) for (const name of this.#exportsOf(this.#resolve(file, star) ?? '')) names.add(name);
    return names;
  }

  /** Follows a name through all modules that only pass it on. */
  #find({ file, name }: Place): Place {
    const { declarations, imports, passedOn, stars } = this.#module(file);
    const next = passedOn.get(name) ?? imports.get(name);
    if (next && !declarations.has(name)) {
      if (next.specifier === '') return this.#find({ file, name: next.name });
      const target = this.#resolve(file, next.specifier);
      if (target) return this.#find({ file: target, name: next.name });
    }
    if (declarations.has(name)) return { file, name };
    for (const star of stars) {
      const target = this.#resolve(file, star);
      if (target && this.#exportsOf(target).has(name)) return this.#find({ file: target, name });
    }
    throw new Error(`no declaration of ${name} in ${file}`);
  }

  #want(first: Place): void {
    const open = [first];
    for (let place = open.pop(); place; place = open.pop()) {
      const { file, name } = place;
      const names = this.#wanted.get(file) ?? new Set();
      if (names.has(name)) continue;
      this.#wanted.set(file, names.add(name));
      const { declarations, imports } = this.#module(file);
      const declaration = declarations.get(name);
      if (!declaration) throw new Error(`no declaration of ${name} in ${file}`);
      for (const identifier of declaration.identifiers) {
        const imported = imports.get(identifier);
        const target = imported ? this.#resolve(file, imported.specifier) : undefined;
        if (declarations.has(identifier)) open.push({ file, name: identifier });
        else if (imported && target) open.push(this.#find({ file: target, name: imported.name }));
      }
      for (const inline of declaration.inlineImports) {
        const target = this.#resolve(file, inline.specifier);
        if (target) open.push(this.#find({ file: target, name: inline.name }));
      }
    }
  }

  #write(file: string, names: ReadonlySet<string>): void {
    const target = this.#target(file);
    const { declarations, imports } = this.#module(file);
    const head = new Set<string>();
    const body: string[] = [];
    for (const [name, declaration] of declarations) {
      if (!names.has(name)) continue;
      for (const identifier of declaration.identifiers) {
        const imported = imports.get(identifier);
        if (imported && !declarations.has(identifier)) head.add(this.#importLine(file, identifier, imported));
      }
      body.push(`${declaration.comment}${exported(this.#withPaths(file, declaration))}`);
    }
    writeFile(target, [...[...head].sort(), ...body]);
  }

  #importLine(file: string, local: string, { specifier, name }: { specifier: string; name: string }): string {
    const internal = this.#resolve(file, specifier);
    if (!internal) {
      this.externals.add(packageName(specifier));
      if (name === '*') return `import type * as ${local} from '${specifier}';`;
      return `import type { ${label(name, local)} } from '${specifier}';`;
    }
    const place = this.#find({ file: internal, name });
    const path = this.#path(this.#target(file), this.#target(place.file));
    return `import type { ${label(place.name, local)} } from '${path}';`;
  }

  /** The declaration with the paths of its `import('…')` types as they are in the output. */
  #withPaths(file: string, { text, inlineImports }: Declaration): string {
    let result = text;
    for (const { specifier, name, start, end } of [...inlineImports].sort((a, b) => b.start - a.start)) {
      const internal = this.#resolve(file, specifier);
      if (!internal) {
        this.externals.add(packageName(specifier));
        continue;
      }
      const place = this.#find({ file: internal, name });
      if (place.name !== name) throw new Error(`${name} is called ${place.name} where it is declared`);
      const path = this.#path(this.#target(file), this.#target(place.file));
      result = `${result.slice(0, start)}'${path}'${result.slice(end)}`;
    }
    return result;
  }

  /** The emitted file behind a specifier; undefined for packages from outside. */
  #resolve(from: string, specifier: string): string | undefined {
    const { emitted, aliases } = this.#options;
    if (specifier.startsWith('.')) return join(dirname(from), specifier.replace(/\.ts$/, '.d.ts'));
    const wildcard = Object.keys(aliases).find(
      (alias) => alias.endsWith('/*') && specifier.startsWith(alias.slice(0, -1)),
    );
    const target =
      aliases[specifier] ??
      (wildcard ? aliases[wildcard]?.replace('*', specifier.slice(wildcard.length - 1)) : undefined);
    if (target !== undefined) return join(emitted, target.replace(/\.ts$/, '.d.ts'));
    if (specifier.startsWith('#') || specifier.startsWith('@orionwiki/')) throw new Error(`unknown name ${specifier}`);
    return undefined;
  }

  /** `packages/core/src/errors/catalogue.d.ts` becomes `types/core/errors/catalogue.d.ts`. */
  #target(file: string): string {
    const path = relative(this.#options.emitted, file).split(sep).join('/');
    const [, name, rest] = /^packages\/([^/]+)\/src\/(.+)$/.exec(path) ?? [];
    if (!name || !rest || !existsSync(file)) throw new Error(`no declarations in ${path}`);
    return join(this.#options.output, 'types', name, rest);
  }

  #path(from: string, to: string): string {
    const path = relative(dirname(from), to)
      .split(sep)
      .join('/')
      .replace(/\.d\.ts$/, '.js');
    return path.startsWith('.') ? path : `./${path}`;
  }
}

function label(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Every collected declaration may be reached from another file, so every one is exported. */
function exported(text: string): string {
  return text.startsWith('export ') ? text : `export ${text}`;
}

function writeFile(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
