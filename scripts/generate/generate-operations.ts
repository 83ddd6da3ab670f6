// Writes docs/operations.md from the tables of variables, errors, metrics and addresses.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOperations } from '../operations/render-operations.ts';

const DOCUMENT = join(import.meta.dirname, '..', '..', 'docs', 'operations.md');

const text = renderOperations();
let before = '';
try {
  before = readFileSync(DOCUMENT, 'utf8');
} catch {
  // Written for the first time.
}
if (text !== before) {
  if (process.argv.includes('--check')) process.exitCode = 1;
  else writeFileSync(DOCUMENT, text);
}
