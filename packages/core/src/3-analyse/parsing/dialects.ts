import type { GrammarName } from '../languages.ts';
import type { Dialect } from './dialect.ts';
import { ecmascript } from './dialect-ecmascript.ts';
import { go } from './dialect-go.ts';
import { python } from './dialect-python.ts';
import { QUERY_TEXTS } from './queries.generated.ts';

/** What a grammar needs to be read: its query and its customs. */
export interface GrammarRow {
  readonly query: string;
  readonly dialect: Dialect;
}

/** One row a grammar. */
export const GRAMMARS: Readonly<Record<GrammarName, GrammarRow>> = {
  javascript: { query: QUERY_TEXTS.ecmascript + QUERY_TEXTS.javascript, dialect: ecmascript },
  typescript: { query: QUERY_TEXTS.ecmascript + QUERY_TEXTS.typescript, dialect: ecmascript },
  tsx: { query: QUERY_TEXTS.ecmascript + QUERY_TEXTS.typescript, dialect: ecmascript },
  python: { query: QUERY_TEXTS.python, dialect: python },
  go: { query: QUERY_TEXTS.go, dialect: go },
};
