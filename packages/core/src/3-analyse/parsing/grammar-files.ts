import { fileURLToPath } from 'node:url';
import { Language, Parser, Query } from 'web-tree-sitter';
import type { GrammarName } from '../languages.ts';
import { GRAMMARS } from './dialects.ts';
import type { SyntaxTree } from './syntax-node.ts';

/** Pages of 64 KiB the parser starts with and may grow to: 128 MiB at most. @source engine.md §1.4 */
const INITIAL_PAGES = 512;
const MAX_PAGES = 2_048;

/** Deepest level of a syntax tree searched. Written code stays below 300; without a bound, chains of 60,000 calls take seconds. */
const MAX_DEPTH = 1_000;

/** Whether the code runs from its sources, so that files of packages are where the package manager put them. */
const isSource = import.meta.url.endsWith('.ts');

/** The one global the type definitions of Node leave out. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: { readonly Memory: new (pages: { initial: number; maximum: number }) => object };
};

interface LoadedGrammar {
  readonly language: Language;
  /** Parts of the query, in the order of the grammar's row; made ready when a text first needs them. */
  readonly queries: (Query | undefined)[];
}

/** The parser and its grammars inside one capped memory: the only file that knows the parsing library. */
export class GrammarSet {
  readonly #parser: Parser;
  readonly #loaded = new Map<GrammarName, LoadedGrammar>();

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** A set with a memory of its own. Call once a worker: the library keeps one memory for a thread. */
  static async open(): Promise<GrammarSet> {
    const silent = () => undefined;
    await Parser.init({
      wasmMemory: new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES }),
      print: silent,
      printErr: silent,
      locateFile: () => fileURLToPath(parserUrl()),
    });
    return new GrammarSet(new Parser());
  }

  /** Makes ready what reading a text needs: its grammar, and those parts of the query that can find anything in it. */
  async load(name: GrammarName, text: string): Promise<void> {
    let grammar = this.#loaded.get(name);
    if (grammar === undefined) {
      grammar = { language: await Language.load(fileURLToPath(grammarUrl(name))), queries: [] };
      this.#loaded.set(name, grammar);
    }
    queriesFor(text, name, grammar);
  }

  /** The tree of a text, or `undefined` when `isLate` ended parsing. @throws when the memory is used up: then drop the set */
  parse(name: GrammarName, text: string, isLate: () => boolean): SyntaxTree | undefined {
    const grammar = this.#loaded.get(name);
    if (grammar === undefined) return undefined;
    this.#parser.setLanguage(grammar.language);
    const tree = this.#parser.parse(text, null, { progressCallback: isLate });
    if (tree === null) {
      this.#parser.reset();
      return undefined;
    }
    const queries = queriesFor(text, name, grammar);
    return {
      matches: (isQueryLate) =>
        queries.flatMap((query) =>
          query.matches(tree.rootNode, { progressCallback: isQueryLate, maxStartDepth: MAX_DEPTH }),
        ),
      nodeAt: (offset) => tree.rootNode.namedDescendantForIndex(offset),
      delete: () => tree.delete(),
    };
  }
}

/** The parts of the query that can find anything in a text. */
function queriesFor(text: string, name: GrammarName, { language, queries }: LoadedGrammar): readonly Query[] {
  return GRAMMARS[name].queries.flatMap((part, index) => {
    if (part.needs?.test(text) === false) return [];
    queries[index] ??= new Query(language, part.text);
    return [queries[index]];
  });
}

/**
 * Address of a grammar. From source it is the package's own file; in a bundle it lies in `grammars/` beside the worker,
 * where the build copies it.
 */
function grammarUrl(name: GrammarName): URL {
  const file = `tree-sitter-${name}.wasm`;
  if (isSource) return new URL(import.meta.resolve(`@vscode/tree-sitter-wasm/wasm/${file}`));
  return new URL(`./grammars/${file}`, import.meta.url);
}

/** Address of the parser's own program, `grammars/web-tree-sitter.wasm` in a bundle. */
function parserUrl(): URL {
  if (isSource) return new URL(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm'));
  const folder = './grammars';
  return new URL(`${folder}/web-tree-sitter.wasm`, import.meta.url);
}
