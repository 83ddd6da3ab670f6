import { findModuleFile, sourceCandidates } from '#graph/module-path';
import type { RepoPath } from '#vocabulary';
import type {
  DependencyFact,
  EntryPointFact,
  ModuleTarget,
  PackageFact,
  ScriptFact,
  StatedValue,
} from '../repo-survey.ts';
import { emptyPackage, type ManifestInput, type ManifestReader, moduleTarget } from './manifest-reader.ts';
import { type JsonNode, type JsonObject, jsonMember, jsonText, jsonTexts, readJson } from './read-json.ts';

const DEPENDENCY_GROUPS: Readonly<Record<string, DependencyFact['group']>> = {
  dependencies: 'runtime',
  devDependencies: 'development',
  peerDependencies: 'peer',
  optionalDependencies: 'optional',
};

/** Export conditions by how close their target is to what a reader should open. */
const CONDITIONS = [
  'source',
  'development',
  'svelte',
  'import',
  'module',
  'default',
  'require',
  'node',
  'browser',
  'types',
];

/** Most conditional targets looked at under one export key. */
const MAX_TARGETS = 16;

/** Reads a package.json: package, scripts, dependencies, entry points, and how its names map to files. */
export const readPackageJson: ManifestReader = (input) => {
  const root = readJson(input.text);
  if (root?.kind !== 'object') return undefined;
  const name = stated(root, 'name');
  const exports = targetsOf(input, jsonMember(root, 'exports'), '.');
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'npm'),
    ...optional('name', name),
    ...optional('version', stated(root, 'version')),
    ...optional('description', stated(root, 'description')),
    ...optional('license', stated(root, 'license')),
    runtimes: runtimesOf(root),
    scripts: scriptsOf(input, root),
    dependencies: dependenciesOf(input, root),
    entryPoints: entryPointsOf(input, root),
    workspaces: workspacesOf(root),
    isPrivate: isTrue(jsonMember(root, 'private')),
  };
  const npmModule = {
    root: input.root,
    ...(name === undefined ? {} : { name: name.value }),
    exports,
    imports: targetsOf(input, jsonMember(root, 'imports'), ''),
    mains: ['source', 'svelte', 'module', 'main', 'types', 'typings']
      .flatMap((key) => jsonTexts(jsonMember(root, key)))
      .flatMap((written) => sourceCandidates(input.root, written)),
  };
  return { packageFact, npmModule };
};

function optional<K extends string>(key: K, value: StatedValue | undefined): { [P in K]?: StatedValue } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: StatedValue });
}

function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'literal' && node.text === 'true';
}

function stated(root: JsonObject, key: string): StatedValue | undefined {
  const member = root.members.get(key);
  const value = jsonText(member?.node)?.trim();
  if (member === undefined || value === undefined || value === '') return undefined;
  return { value, startLine: member.keyLine, endLine: member.node.endLine };
}

function runtimesOf(root: JsonObject): PackageFact['runtimes'] {
  const engines = jsonMember(root, 'engines');
  if (engines?.kind !== 'object') return [];
  return [...engines.members].flatMap(([runtime, { keyLine, node }]) => {
    const value = jsonText(node);
    return value === undefined ? [] : [{ runtime, value, startLine: keyLine, endLine: node.endLine }];
  });
}

/** The package manager's own word for running a script. */
function runnerOf(input: ManifestInput, root: JsonObject): string {
  const stated = jsonText(jsonMember(root, 'packageManager'))?.replace(/@.*$/, '');
  if (stated === 'pnpm' || stated === 'yarn' || stated === 'bun') return stated;
  for (const folder of new Set([input.root, ''])) {
    const prefix = folder === '' ? '' : `${folder}/`;
    if (input.paths.has(`${prefix}pnpm-lock.yaml`)) return 'pnpm';
    if (input.paths.has(`${prefix}yarn.lock`)) return 'yarn';
    if (input.paths.has(`${prefix}bun.lock`) || input.paths.has(`${prefix}bun.lockb`)) return 'bun';
  }
  return 'npm';
}

function scriptsOf(input: ManifestInput, root: JsonObject): ScriptFact[] {
  const scripts = jsonMember(root, 'scripts');
  if (scripts?.kind !== 'object') return [];
  const runner = runnerOf(input, root);
  return [...scripts.members].flatMap(([name, { keyLine, node }]) => {
    const command = jsonText(node);
    if (command === undefined) return [];
    const isShort = name === 'test' || name === 'start';
    const invocation = runner === 'npm' && isShort ? `npm ${name}` : `${runner} run ${name}`;
    return [{ path: input.path, name, command, invocation, startLine: keyLine, endLine: node.endLine }];
  });
}

function dependenciesOf(input: ManifestInput, root: JsonObject): DependencyFact[] {
  const found: DependencyFact[] = [];
  for (const [key, group] of Object.entries(DEPENDENCY_GROUPS)) {
    const members = jsonMember(root, key);
    if (members?.kind !== 'object') continue;
    for (const [name, { keyLine, node }] of members.members) {
      const version = jsonText(node) ?? '';
      found.push({ path: input.path, name, version, group, startLine: keyLine, endLine: node.endLine });
    }
  }
  return found;
}

function workspacesOf(root: JsonObject): string[] {
  const workspaces = jsonMember(root, 'workspaces');
  return workspaces?.kind === 'object' ? jsonTexts(jsonMember(workspaces, 'packages')) : jsonTexts(workspaces);
}

function entryPointsOf(input: ManifestInput, root: JsonObject): EntryPointFact[] {
  const found: EntryPointFact[] = [];
  const add = (kind: EntryPointFact['kind'], name: string, written: string, span: { start: number; end: number }) => {
    const target = sourceFile(input, written);
    const place = { path: input.path, startLine: span.start, endLine: span.end };
    found.push({ ...place, kind, name, written, ...(target === undefined ? {} : { target }) });
  };
  const bin = root.members.get('bin');
  const ownName = (jsonText(jsonMember(root, 'name')) ?? '').replace(/^@[^/]*\//, '');
  for (const [name, { keyLine, node }] of membersOf(bin, ownName)) {
    const written = jsonText(node);
    if (written !== undefined) add('bin', name, written, { start: keyLine, end: node.endLine });
  }
  for (const key of ['main', 'module']) {
    const member = root.members.get(key);
    const written = jsonText(member?.node);
    if (member === undefined || written === undefined) continue;
    add('main', key, written, { start: member.keyLine, end: member.node.endLine });
    break;
  }
  for (const [name, { keyLine, node }] of exportMembers(root.members.get('exports'))) {
    const written = writtenTargets(node).find((target) => !target.includes('*'));
    if (written !== undefined && !name.includes('*'))
      add('export', name, written, { start: keyLine, end: node.endLine });
  }
  return found;
}

type Member = { readonly keyLine: number; readonly node: JsonNode };

/** A string member counts as one member named `name`. */
function membersOf(member: Member | undefined, name: string): [string, Member][] {
  if (member === undefined) return [];
  return member.node.kind === 'object' ? [...member.node.members] : [[name, member]];
}

/** The subpaths of `exports`; an export map without subpaths is the package itself. */
function exportMembers(member: Member | undefined): [string, Member][] {
  if (member === undefined) return [];
  if (member.node.kind === 'object' && [...member.node.members.keys()].some((key) => key.startsWith('.'))) {
    return [...member.node.members];
  }
  return [['.', member]];
}

/** Targets below a condition map, the most source-like condition first. */
function writtenTargets(node: JsonNode): string[] {
  const found: string[] = [];
  const open: JsonNode[] = [node];
  while (open.length > 0 && found.length < MAX_TARGETS) {
    const next = open.pop();
    if (next?.kind === 'string') found.push(next.text);
    else if (next?.kind === 'array') open.push(...next.items.slice(0, MAX_TARGETS).reverse());
    else if (next?.kind === 'object') {
      const order = (key: string) => (CONDITIONS.indexOf(key) + CONDITIONS.length + 1) % (CONDITIONS.length + 1);
      const members = [...next.members].sort(([left], [right]) => order(left) - order(right));
      open.push(
        ...members
          .slice(0, MAX_TARGETS)
          .map(([, { node: inner }]) => inner)
          .reverse(),
      );
    }
  }
  return found;
}

function targetsOf(input: ManifestInput, node: JsonNode | undefined, fallbackKey: string): ModuleTarget[] {
  if (node === undefined) return [];
  const members = fallbackKey === '' ? membersOf({ keyLine: 0, node }, '') : exportMembers({ keyLine: 0, node });
  return members.map(([key, { node: target }]) => {
    const written = writtenTargets(target).filter((path) => path.startsWith('.'));
    return moduleTarget(
      key,
      written.flatMap((path) => sourceCandidates(input.root, path)),
    );
  });
}

/** The source file behind a written target, when there is one. */
function sourceFile(input: ManifestInput, written: string): RepoPath | undefined {
  for (const candidate of sourceCandidates(input.root, written)) {
    const found = findModuleFile(candidate, input.paths);
    if (found !== undefined) return found as RepoPath;
  }
  return undefined;
}
