/**
 * Writes `src/7-render/shell.generated.ts`: the sources of `src/7-render/shell` made small, with the hashes that the
 * exported file's policy names. `--check` changes nothing and exits 1 when the file on disk is out of date.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const SHELL = join(import.meta.dirname, '../src/7-render/shell');
const OUTPUT = join(import.meta.dirname, '../src/7-render/shell.generated.ts');

async function smallScript(entry: URL): Promise<string> {
  const bundle = await rolldown({ input: fileURLToPath(entry), platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  const code = ascii(output[0].code.trim(), (hex) => `\\u${hex.padStart(4, '0')}`);
  if (/<\/script|<!--/i.test(code)) throw new Error(`${entry}: the script would end its own element`);
  return code;
}

/** Only ASCII is left: a hash must not depend on the encoding with which a host delivers the file. */
function ascii(text: string, notation: (hex: string) => string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => notation(unit.charCodeAt(0).toString(16)));
}

/** Our own style sheet holds no strings with braces or comment marks, so a few rules make it small. */
function smallStyle(css: string): string {
  return ascii(css.replace(/\/\*[\s\S]*?\*\//g, ''), (hex) => `\\${hex} `)
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/ > /g, '>')
    .replace(/;\}/g, '}')
    .replace(/(?<![\d.])0\.(?=\d)/g, '.')
    .trim();
}

/** Slots are comments where an element may stand and `{{name}}` inside texts and attributes; here all become the same. */
function smallMarkup(markup: string): string {
  return markup
    .replace(/<!--slot:(\w+)-->/g, '{{$1}}')
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/>\n</g, '><')
    .trim();
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const read = (name: string): string => readFileSync(join(SHELL, name), 'utf8');
const markup = smallMarkup(read('shell.html'));
const style = smallStyle(read('wiki.css').replace(/@import "\.\/([a-z-]+\.css)";/g, (_, name: string) => read(name)));
const headScript = await smallScript(new URL('../src/7-render/shell/head.js', import.meta.url));
const script = await smallScript(new URL('../src/7-render/shell/wiki.js', import.meta.url));

const text = `// Written by scripts/generate-shell.ts from src/7-render/shell: change the sources, then run \`npm run generate\`.

/** The exported file's frame; each \`{{name}}\` is a slot. */
export const SHELL_MARKUP = ${JSON.stringify(markup)};

/** Style and scripts as they stand in the file, each with the hash that the policy names. */
export const SHELL_PARTS = {
  style: { text: ${JSON.stringify(style)}, hash: ${JSON.stringify(hashOf(style))} },
  headScript: { text: ${JSON.stringify(headScript)}, hash: ${JSON.stringify(hashOf(headScript))} },
  script: { text: ${JSON.stringify(script)}, hash: ${JSON.stringify(hashOf(script))} },
} as const;
`;

if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    console.error('packages/core/src/7-render/shell.generated.ts is out of date');
    process.exitCode = 1;
  }
} else {
  writeFileSync(OUTPUT, text);
}
