// Environment variables that code reads, found by patterns alone.

/** Ways to read one variable by a literal name; group 1 is the name. */
const READS: readonly RegExp[] = [
  /\b(?:process|import\.meta|Bun)\??\.env\??\.([A-Za-z_]\w*)(?!\w*\s*(?:=[^=>]|\|\|=|\?\?=))/g,
  /\b(?:process|import\.meta|Bun)\??\.env\[\s*['"`]([A-Za-z_]\w*)['"`]\s*\](?!\s*=[^=])/g,
  /\bDeno\.env\.get\(\s*['"`]([A-Za-z_]\w*)['"`]/g,
  /\bos\.environ\[\s*['"]([A-Za-z_]\w*)['"]\s*\](?!\s*=[^=])/g,
  /\bos\.environ\.get\(\s*['"]([A-Za-z_]\w*)['"]/g,
  /\b(?:os\.)?getenv\(\s*['"]([A-Za-z_]\w*)['"]/g,
  /\bos\.(?:Getenv|LookupEnv)\(\s*"([A-Za-z_]\w*)"/g,
  /\benv::var(?:_os)?\(\s*"([A-Za-z_]\w*)"/g,
  /\bSystem\.getenv\(\s*"([A-Za-z_]\w*)"/g,
  /\bEnvironment\.GetEnvironmentVariable\(\s*"([A-Za-z_]\w*)"/g,
  /\bENV(?:\.fetch\(\s*|\[\s*)['"]([A-Za-z_]\w*)['"](?!\s*\]\s*=[^=])/g,
  /\$_(?:ENV|SERVER)\[\s*'([A-Z_][A-Z0-9_]*)'\s*\](?!\s*=[^=])/g,
];
/** `const { A, B: b, C = 'x' } = process.env`. */
const TAKEN_APART = /\{([^{}]{0,2000})\}\s*=\s*process\.env\b(?!\.)/g;

/** The variables a file reads, without those that only comments or documentation strings show. */
export function environmentReads(path: string, text: string): Set<string> {
  const code = path.endsWith('.py') ? withoutPythonDocs(text) : withoutComments(text);
  const names = new Set<string>();
  for (const pattern of READS) for (const [, name = ''] of code.matchAll(pattern)) names.add(name);
  for (const [, inner = ''] of code.matchAll(TAKEN_APART)) {
    for (const part of inner.split(',')) {
      const name = /^\s*([A-Za-z_]\w*)/.exec(part)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

function withoutPythonDocs(text: string): string {
  return text.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''/g, '""').replace(/^\s*#.*$/gm, '');
}

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*(?:\/\/|#(?!\[)).*$/gm, '');
}

/** `env: { NAME: … }` of Next and `define: { 'process.env.NAME': … }` of bundlers: the build answers such a read. */
const DEFINED = /['"](?:process\.env|import\.meta\.env)\.([A-Za-z_]\w*)['"]\s*:/g;
const NEXT_BLOCK = /\benv\s*:\s*\{([^{}]{0,4000})\}/;

/** The variables that a configuration of the build replaces without reading them itself. */
export function definedByBuild(path: string, text: string): ReadonlySet<string> {
  if (!/(^|\/)[\w.-]+\.config\.[cm]?[jt]s$/.test(path)) return new Set();
  const block = /(^|\/)next\.config\./.test(path) ? (NEXT_BLOCK.exec(text)?.[1] ?? '') : '';
  const keys = block.split(',').flatMap((part) => /^\s*['"]?([A-Za-z_]\w*)/.exec(part)?.[1] ?? []);
  const own = environmentReads(path, text);
  const names = [...[...text.matchAll(DEFINED)].map(([, name = '']) => name), ...keys];
  return new Set(names.filter((name) => !own.has(name)));
}
