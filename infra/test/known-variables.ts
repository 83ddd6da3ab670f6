import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INFRA } from './manifest-set.ts';

/** Where the README lists what the UI reads: the adapter reads most of it, so that no table of ours can be asked. */
const UI_TABLE = 'The UI reads these:';

/** Names in the first column of the table that follows `heading`. */
function namesInTable(markdown: string, heading: string): string[] {
  const [table = ''] = (markdown.split(heading)[1] ?? '').trimStart().split('\n\n');
  return table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, name = '']) => name));
}

/** The environment variables that somebody reads, by workload. */
export function knownVariables(): Readonly<Record<string, ReadonlySet<string>>> {
  return {
    'orionwiki-backend': new Set([
      'PORT_BACKEND',
      'HOST',
      'LOG_LEVEL',
      'RUN_ENGINE',
      'DRAIN_DELAY_MS',
      'DRAIN_TIMEOUT_MS',
    ]),
    'orionwiki-ui': new Set(namesInTable(readFileSync(join(INFRA, 'README.md'), 'utf8'), UI_TABLE)),
  };
}
