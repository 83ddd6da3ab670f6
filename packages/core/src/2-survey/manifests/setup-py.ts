import type { DependencyFact, EntryPointFact, PackageFact, StatedValue } from '../repo-survey.ts';
import { emptyPackage, type ManifestInput, type ManifestReader, statedAt } from './manifest-reader.ts';
import { pythonEntryPoint, pythonRoots, requirementFact } from './python-facts.ts';

/** Longest line looked at; longer ones hold no hand-written argument. */
const MAX_LINE = 400;

const ARGUMENT = /^\s*(name|version|description|license|python_requires)\s*=\s*(["'])([^"'\n]{1,300})\2/;
const CONSOLE_SCRIPT = /["']([\w.-]{1,100})\s*=\s*([\w.]{1,200}:[\w.]{1,100})["']/;
const REQUIREMENT = /["']([A-Za-z0-9][^"'\n]{0,200})["']/g;

/** Reads what a setup.py says in plain literals. The program is never run, computed arguments stay unknown. */
export const readSetupPy: ManifestReader = (input) => {
  // Beside an `__init__.py` it is a module of that package.
  if (input.paths.has(`${input.root === '' ? '' : `${input.root}/`}__init__.py`)) return {};
  const lines = input.text.split('\n');
  const stated = new Map<string, StatedValue>();
  const entryPoints: EntryPointFact[] = [];
  lines.forEach((line, index) => {
    if (line.length > MAX_LINE) return;
    const argument = ARGUMENT.exec(line);
    const key = argument?.[1] ?? '';
    if (argument !== null && !stated.has(key)) stated.set(key, statedAt(argument[3] ?? '', index + 1));
    const script = CONSOLE_SCRIPT.exec(line);
    if (script !== null) {
      const lineRange = { startLine: index + 1, endLine: index + 1 };
      entryPoints.push(pythonEntryPoint(input, { name: script[1] ?? '', target: script[2] ?? '', lines: lineRange }));
    }
  });
  const requires = stated.get('python_requires');
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'python'),
    ...pick(stated, 'name'),
    ...pick(stated, 'version'),
    ...pick(stated, 'description'),
    ...pick(stated, 'license'),
    runtimes: requires === undefined ? [] : [{ runtime: 'python', ...requires }],
    dependencies: literalRequirements(input, lines),
    entryPoints,
  };
  return { packageFact, pythonRoots: pythonRoots(input, []) };
};

function pick<K extends 'name' | 'version' | 'description' | 'license'>(
  stated: ReadonlyMap<string, StatedValue>,
  key: K,
): { [P in K]?: StatedValue } {
  const value = stated.get(key);
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: StatedValue });
}

/** The strings of a literal `install_requires=[…]` list. */
function literalRequirements(input: ManifestInput, lines: readonly string[]): DependencyFact[] {
  const start = lines.findIndex((line) => line.length <= MAX_LINE && /\binstall_requires\s*=\s*\[/.test(line));
  if (start < 0) return [];
  const found: DependencyFact[] = [];
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, MAX_LINE);
    const items = at === start ? line.slice(line.indexOf('[') + 1) : line;
    for (const match of items.matchAll(REQUIREMENT)) {
      const fact = requirementFact(input.path, statedAt(match[1] ?? '', at + 1), 'runtime');
      if (fact !== undefined) found.push(fact);
    }
    if (/\]\s*,?\s*$/.test(items)) break;
  }
  return found;
}
