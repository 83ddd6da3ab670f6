import type { Analysis, DocumentFact, SymbolFact, SymbolId } from '#analysis';
import type { PackageFact } from '#survey';
import { fileNameOf } from '#vocabulary';
import { isTopSymbol } from './symbol-kinds.ts';

/** Documents that tell what was, or speak to other readers than the package's users. */
const NOT_FOR_USERS = new Set(['changelog', 'agents', 'decision', 'conduct', 'licence', 'security', 'contributing']);

/** Names imported from a module, and where it is named: `import { a as b } from 'x'`, `const { a } = require('x')`. */
const ECMASCRIPT_IMPORT =
  /(?:\bimport\s+(?:type\s+)?(?:([\w$]+)\s*,?\s*)?(?:\{([^}]{0,500})\}\s*)?from\s*|\b(?:const|let|var)\s+\{([^}]{0,500})\}\s*=\s*require\()['"]([^'"\n]{1,100})['"]/g;
const PYTHON_FROM = /^[ \t>.]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(([^)]{0,500})\)|([^\n#(]{1,300}))/gm;
const MEMBER = /(?<![\w.$])([A-Za-z_]\w*)\.([A-Za-z_]\w*)/g;

/**
 * In how many code samples of the documents each declaration of a package is used: what its authors show is what its
 * users meet first.
 */
export function countShownNames(analysis: Analysis): ReadonlyMap<SymbolId, number> {
  const offered = declarationsByName(analysis);
  const counts = new Map<SymbolId, number>();
  const packages = analysis.survey.packages.filter(({ name }) => name !== undefined);
  for (const text of samplesOf(analysis.documents)) {
    const names = new Set(packages.flatMap((pack) => namesIn(text, pack)));
    for (const name of names) {
      const found = offered.get(name) ?? [];
      // A name that several places declare is given out by one of them; which one is not known.
      if (found.length === 1 && found[0] !== undefined) counts.set(found[0].id, (counts.get(found[0].id) ?? 0) + 1);
    }
  }
  return counts;
}

function* samplesOf(documents: readonly DocumentFact[]): Generator<string> {
  for (const { kind, sections } of documents) {
    if (NOT_FOR_USERS.has(kind)) continue;
    for (const { codeBlocks } of sections) for (const { text } of codeBlocks) yield text;
  }
}

/** Exported declarations of product code at the top of their files; types only where nothing else has the name. */
function declarationsByName({ files, symbols }: Analysis): ReadonlyMap<string, readonly SymbolFact[]> {
  const offered = new Map<string, SymbolFact[]>();
  for (const symbol of symbols.values()) {
    if (!symbol.isExported || !isTopSymbol(symbol) || files.get(symbol.path)?.role !== 'code') continue;
    offered.set(symbol.name, [...(offered.get(symbol.name) ?? []), symbol]);
  }
  for (const [name, found] of offered) {
    const values = found.filter(({ kind }) => kind !== 'type' && kind !== 'interface');
    if (values.length > 0 && values.length < found.length) offered.set(name, values);
  }
  return offered;
}

/** Names of the package that a sample uses, as its language writes that. */
function namesIn(text: string, pack: PackageFact): readonly string[] {
  const name = pack.name?.value ?? '';
  if (!text.includes(name) && pack.ecosystem === 'npm') return [];
  if (pack.ecosystem === 'npm') return ecmascriptNames(text, name);
  if (pack.ecosystem === 'python') return pythonNames(text, name.toLowerCase().replaceAll(/[-.]/g, '_'));
  if (pack.ecosystem === 'go') return membersOf(text, [fileNameOf(name.replace(/\/v\d+$/, ''))]);
  return [];
}

function ecmascriptNames(text: string, name: string): readonly string[] {
  return [...text.matchAll(ECMASCRIPT_IMPORT)].flatMap(([, whole, braced, required, from = '']) => {
    if (from !== name && !from.startsWith(`${name}/`)) return [];
    return [...listed(braced ?? required ?? ''), ...(whole === undefined ? [] : [whole])];
  });
}

function pythonNames(text: string, module: string): readonly string[] {
  const names: string[] = [];
  for (const [, from = '', braced, plain] of text.matchAll(PYTHON_FROM)) {
    if (from === module || from.startsWith(`${module}.`)) names.push(...listed(braced ?? plain ?? ''));
  }
  const alias = new RegExp(`\\bimport[ \\t]+${module}\\b(?:[ \\t]+as[ \\t]+(\\w+))?`).exec(text);
  return alias === null ? names : [...names, ...membersOf(text, [alias[1] ?? module])];
}

function membersOf(text: string, of: readonly string[]): readonly string[] {
  return [...text.matchAll(MEMBER)].flatMap(([, object = '', member = '']) => (of.includes(object) ? [member] : []));
}

/** `a, b as c, type D` without what the sample calls them itself. */
function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => /^\s*(?:type\s+)?([\w$]+)/.exec(part)?.[1])
    .filter((name) => name !== undefined);
}
