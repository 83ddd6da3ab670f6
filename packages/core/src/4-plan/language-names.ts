/** Languages whose name is not the id with a capital. */
const NAMES: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  tsx: 'TypeScript (TSX)',
  javascript: 'JavaScript',
  jsx: 'JavaScript (JSX)',
  csharp: 'C#',
  'c#': 'C#',
  cpp: 'C++',
  'c++': 'C++',
  css: 'CSS',
  html: 'HTML',
  json: 'JSON',
  yaml: 'YAML',
  toml: 'TOML',
  xml: 'XML',
  sql: 'SQL',
  php: 'PHP',
  mdx: 'MDX',
  scss: 'SCSS',
  hcl: 'HCL',
  restructuredtext: 'reStructuredText',
  'objective-c': 'Objective-C',
};

/** The language as people write it. */
export function languageName(id: string): string {
  return NAMES[id.toLowerCase()] ?? id.charAt(0).toUpperCase() + id.slice(1);
}
