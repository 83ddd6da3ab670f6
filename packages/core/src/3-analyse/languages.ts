import { scanGo } from './scan-imports/scan-go.ts';
import { scanJavascript } from './scan-imports/scan-javascript.ts';
import { scanPython } from './scan-imports/scan-python.ts';
import type { ImportScanner } from './scan-imports/scanned-import.ts';
import { keepScriptBlocks } from './scan-imports/script-blocks.ts';

/** Name of a grammar: its file is `tree-sitter-<name>.wasm`, its query `queries/<query>.scm`. */
export type GrammarName = 'typescript' | 'tsx' | 'javascript' | 'python' | 'go';

/** Everything that differs between languages when a file is analysed. A further language is one row, a query, a resolver. */
export interface LanguageRow {
  readonly scan: ImportScanner;
  /** Which resolver decides where imports lead: a key of `resolve-imports/resolvers.ts`. */
  readonly ecosystem: 'javascript' | 'python' | 'go';
  readonly grammar: GrammarName;
  /** Cuts the part of the file that is in this language; line numbers stay. */
  readonly cut?: (text: string) => string;
}

const javascript = { scan: scanJavascript, ecosystem: 'javascript' } as const;

/** Languages whose code is understood, by the ids of `2-survey/detect-language.ts`. */
const LANGUAGES: Readonly<Record<string, LanguageRow>> = {
  typescript: { ...javascript, grammar: 'typescript' },
  tsx: { ...javascript, grammar: 'tsx' },
  javascript: { ...javascript, grammar: 'javascript' },
  svelte: { ...javascript, grammar: 'typescript', cut: keepScriptBlocks },
  vue: { ...javascript, grammar: 'typescript', cut: keepScriptBlocks },
  python: { scan: scanPython, ecosystem: 'python', grammar: 'python' },
  go: { scan: scanGo, ecosystem: 'go', grammar: 'go' },
};

/** The row of a language; `undefined` when its code is only listed, not understood. */
export function languageRow(id: string | undefined): LanguageRow | undefined {
  return id !== undefined && Object.hasOwn(LANGUAGES, id) ? LANGUAGES[id] : undefined;
}
