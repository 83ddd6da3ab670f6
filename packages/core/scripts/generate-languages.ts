/**
 * Writes `src/2-survey/languages.generated.ts` from linguist-languages: one short row for each language that can be told
 * from a file name. Run with `node scripts/generate-languages.ts` after linguist-languages was updated.
 */
import { writeFileSync } from 'node:fs';
import * as linguist from 'linguist-languages';

interface LinguistLanguage {
  readonly name: string;
  readonly type: string;
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
}

/** Data and prose formats worth telling apart; every programming and markup language is taken. */
const OTHER_FORMATS = new Set([
  'AsciiDoc',
  'CSV',
  'Dotenv',
  'GraphQL',
  'INI',
  'JSON',
  'JSON with Comments',
  'JSON5',
  'Java Properties',
  'Jupyter Notebook',
  'Markdown',
  'Nginx',
  'Protocol Buffer',
  'reStructuredText',
  'SQL',
  'SVG',
  'Text',
  'TOML',
  'TSV',
  'XML',
  'YAML',
]);

/** Which language an extension means when linguist lists several and needs the content to decide. */
const PREFERRED: Readonly<Record<string, string>> = {
  '.as': 'ActionScript',
  '.asm': 'Assembly',
  '.cairo': 'Cairo',
  '.cfg': 'INI',
  '.cl': 'Common Lisp',
  '.cls': 'TeX',
  '.cs': 'C#',
  '.cue': 'CUE',
  '.d': 'D',
  '.ex': 'Elixir',
  '.f': 'Fortran',
  '.for': 'Fortran',
  '.frag': 'GLSL',
  '.fs': 'F#',
  '.gd': 'GDScript',
  '.gs': 'JavaScript',
  '.h': 'C',
  '.hh': 'C++',
  '.html': 'HTML',
  '.inc': 'PHP',
  '.jq': 'jq',
  '.json': 'JSON',
  '.l': 'Lex',
  '.lean': 'Lean 4',
  '.lisp': 'Common Lisp',
  '.m': 'Objective-C',
  '.md': 'Markdown',
  '.ml': 'OCaml',
  '.mm': 'Objective-C++',
  '.mojo': 'Mojo',
  '.nu': 'Nushell',
  '.odin': 'Odin',
  '.p': 'Gnuplot',
  '.php': 'PHP',
  '.pkl': 'Pkl',
  '.pl': 'Perl',
  '.pm': 'Perl',
  '.pp': 'Puppet',
  '.pro': 'Prolog',
  '.properties': 'Java Properties',
  '.r': 'R',
  '.re': 'Reason',
  '.res': 'ReScript',
  '.rs': 'Rust',
  '.s': 'Assembly',
  '.sc': 'Scala',
  '.scm': 'Scheme',
  '.sol': 'Solidity',
  '.spec': 'RPM Spec',
  '.sql': 'SQL',
  '.st': 'Smalltalk',
  '.star': 'Starlark',
  '.t': 'Perl',
  '.tl': 'Teal',
  '.tpl': 'Smarty',
  '.ts': 'TypeScript',
  '.tsp': 'TypeSpec',
  '.tsx': 'TSX',
  '.txt': 'Text',
  '.typ': 'Typst',
  '.v': 'Verilog',
  '.vba': 'VBA',
  '.yaml': 'YAML',
  '.yml': 'YAML',
  '.yy': 'Yacc',
};

/** Names of languages that do not survive as plain words. */
const IDS: Readonly<Record<string, string>> = {
  'C#': 'csharp',
  'C++': 'cpp',
  'F#': 'fsharp',
  'Objective-C++': 'objective-cpp',
  'Q#': 'qsharp',
  'JSON with Comments': 'jsonc',
  'Vim script': 'vim',
};

function idOf(name: string): string {
  return (
    IDS[name] ??
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  );
}

function isTaken(language: LinguistLanguage): boolean {
  return language.type === 'programming' || language.type === 'markup' || OTHER_FORMATS.has(language.name);
}

const languages = (Object.values(linguist) as LinguistLanguage[])
  .filter((language) => typeof language?.name === 'string' && isTaken(language))
  .sort((left, right) => (left.name < right.name ? -1 : 1));

const owners = new Map<string, string[]>();
for (const language of languages) {
  for (const extension of language.extensions ?? []) {
    const key = extension.toLowerCase();
    const names = owners.get(key) ?? [];
    if (!names.includes(language.name)) names.push(language.name);
    owners.set(key, names);
  }
}

function ownsExtension(language: LinguistLanguage, extension: string): boolean {
  const preferred = PREFERRED[extension];
  if (preferred !== undefined) return preferred === language.name;
  return owners.get(extension)?.length === 1;
}

const rows: string[] = [];
for (const language of languages) {
  const extensions = [...new Set((language.extensions ?? []).map((extension) => extension.toLowerCase()))]
    .filter((extension) => ownsExtension(language, extension))
    .map((extension) => extension.slice(1));
  const names = language.filenames ?? [];
  if (extensions.length === 0 && names.length === 0) continue;
  const kind = language.type === 'programming' ? 'p' : language.type === 'markup' ? 'm' : 'd';
  rows.push([idOf(language.name), kind, extensions.join(' '), names.join('/')].join('|'));
}

const file = `// Written by scripts/generate-languages.ts from linguist-languages (MIT). Do not edit.

/** One row a language: id | p(rogramming), m(arkup) or d(ata and prose) | extensions | file names, \`/\` between. */
export const LANGUAGE_ROWS: readonly string[] = [
${rows.map((row) => `  ${JSON.stringify(row)},`).join('\n')}
];
`;
writeFileSync(new URL('../src/2-survey/languages.generated.ts', import.meta.url), file);
