/**
 * Writes `src/runs/redis/scripts.generated.ts` from the `.lua` files beside it, so that the bundled server needs no files of
 * its own for them. Run with `npm run generate`; `--check` fails when the file is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/runs/redis/scripts/', import.meta.url);
const output = new URL('../scripts.generated.ts', folder);
const PRELUDE = 'prelude.lua';

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

function render(): string {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.lua') && name !== PRELUDE)
    .sort();
  const members = names.map((name) => {
    const key = name.replace('.lua', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return `  ${key}: ${JSON.stringify(read(name))},`;
  });
  return `// Generated from scripts/*.lua by scripts/generate-redis-scripts.ts: change those files, then run \`npm run generate\`.

/** Stands in front of every script. */
export const PRELUDE = ${JSON.stringify(read(PRELUDE))};

/** Every script by its name. */
export const SCRIPTS = {
${members.join('\n')}
} as const;
`;
}

const text = render();
if (process.argv.includes('--check')) {
  if (readFileSync(output, 'utf8') !== text) {
    console.error('packages/server/src/runs/redis/scripts.generated.ts is out of date');
    process.exitCode = 1;
  }
} else {
  writeFileSync(output, text);
}
