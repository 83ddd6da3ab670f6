/**
 * Writes `src/3-analyse/parsing/queries.generated.ts` from the `.scm` files beside it, so that the bundled worker needs no
 * file of its own for them. Run with `node scripts/generate-queries.ts` after a query was changed; a test compares the two.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/3-analyse/parsing/queries/', import.meta.url);

/** The module text for the queries as they are on disk. */
export function renderQueries(): string {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.scm'))
    .sort();
  const members = names.map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const key = name.replace('.scm', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return `  ${key}: ${JSON.stringify(text)},`;
  });
  return `// Written by scripts/generate-queries.ts from queries/*.scm. Do not edit.

/** Text of every query file by its name. */
export const QUERY_TEXTS = {
${members.join('\n')}
} as const;
`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('../queries.generated.ts', folder), renderQueries());
}
