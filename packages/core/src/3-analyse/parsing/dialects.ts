import type { GrammarName } from '../languages.ts';
import type { Dialect } from './dialect.ts';
import { ecmascript } from './dialect-ecmascript.ts';
import { go } from './dialect-go.ts';
import { python } from './dialect-python.ts';
import { QUERY_TEXTS } from './queries.generated.ts';

/**
 * A part of a grammar's query. Making a query ready takes longer than asking it of many files, and more than twice as
 * long for one twice its size: so there are several, and those that few files need wait for such a file.
 */
export interface QueryPart {
  readonly text: string;
  /** Found in every text in which the part finds anything. */
  readonly needs?: RegExp;
}

/** What a grammar needs to be read: its query and its customs. */
export interface GrammarRow {
  readonly queries: readonly QueryPart[];
  readonly dialect: Dialect;
}

/** `process.env`, `import.meta.env`, `Deno.env`, `NodeJS.ProcessEnv`, `os.environ`, `getenv`, and names that stand for them. */
const ENVIRONMENT = /env/i;

const ECMASCRIPT_AT_NEED: readonly QueryPart[] = [
  { text: QUERY_TEXTS.ecmascriptCommonjs, needs: /\bexports\b/ },
  { text: QUERY_TEXTS.ecmascriptTitles, needs: /\b(?:describe|it|test|suite|context|specify)\b/ },
];

const TYPESCRIPT: GrammarRow = {
  queries: [
    { text: QUERY_TEXTS.ecmascript + QUERY_TEXTS.typescript },
    { text: QUERY_TEXTS.ecmascriptNames + QUERY_TEXTS.typescriptNames },
    { text: QUERY_TEXTS.ecmascriptEnvironment + QUERY_TEXTS.typescriptEnvironment, needs: ENVIRONMENT },
    ...ECMASCRIPT_AT_NEED,
  ],
  dialect: ecmascript,
};

/** One row a grammar. */
export const GRAMMARS: Readonly<Record<GrammarName, GrammarRow>> = {
  javascript: {
    queries: [
      { text: QUERY_TEXTS.ecmascript + QUERY_TEXTS.javascript },
      { text: QUERY_TEXTS.ecmascriptNames },
      { text: QUERY_TEXTS.ecmascriptEnvironment, needs: ENVIRONMENT },
      ...ECMASCRIPT_AT_NEED,
    ],
    dialect: ecmascript,
  },
  typescript: TYPESCRIPT,
  tsx: TYPESCRIPT,
  python: {
    queries: [{ text: QUERY_TEXTS.python }, { text: QUERY_TEXTS.pythonEnvironment, needs: ENVIRONMENT }],
    dialect: python,
  },
  go: { queries: [{ text: QUERY_TEXTS.go }], dialect: go },
};
