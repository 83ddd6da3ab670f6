import type {
  DependencyFact,
  DependencyGroup,
  EntryPointFact,
  PackageFact,
  ScriptFact,
  StatedValue,
} from '../repo-survey.ts';
import { emptyPackage, type ManifestInput, type ManifestReader } from './manifest-reader.ts';
import { pythonEntryPoint, pythonRoots, requirementFact } from './python-facts.ts';
import { TomlDocument } from './toml-document.ts';

/** Tables in which Python task runners keep `name = "command"`, and how a person runs a task. */
const TASK_TABLES: readonly (readonly [string, readonly string[]])[] = [
  ['pdm run', ['tool', 'pdm', 'scripts']],
  ['poe', ['tool', 'poe', 'tasks']],
  ['task', ['tool', 'taskipy', 'tasks']],
];

/** Lines between the head of a table and its description that are looked over. @source own bound */
const NEAR = 12;

/** Reads a pyproject.toml: standard `[project]`, Poetry's table, dependency groups, tasks and package folders. */
export const readPyproject: ManifestReader = (input) => {
  const toml = TomlDocument.read(input.text);
  if (toml === undefined) return undefined;
  const value = (key: string) => toml.text('project', key) ?? toml.text('tool', 'poetry', key);
  const license = value('license') ?? toml.text('project', 'license', 'text');
  const requiresPython =
    toml.text('project', 'requires-python') ?? toml.text('tool', 'poetry', 'dependencies', 'python');
  const name = value('name');
  const version = value('version');
  const description = value('description');
  const backend = toml.text('build-system', 'build-backend');
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'python'),
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(license === undefined ? {} : { license }),
    runtimes: requiresPython === undefined ? [] : [{ runtime: 'python', ...requiresPython }],
    scripts: [...tasksOf(input, toml), ...toxTasks(input, toml, ['tool', 'tox', 'env'])],
    dependencies: dependenciesOf(input, toml),
    entryPoints: entryPointsOf(input, toml),
    workspaces: toml.texts('tool', 'uv', 'workspace', 'members').map((member) => member.value),
    groups: groupsOf(toml),
    ...(backend === undefined ? {} : { buildBackend: backend }),
    ...(isListing(toml) ? { listsDependencies: true } : {}),
  };
  return { packageFact, pythonRoots: pythonRoots(input, statedFolders(toml)) };
};

function tasksOf(input: ManifestInput, toml: TomlDocument): ScriptFact[] {
  return TASK_TABLES.flatMap(([runner, keys]) =>
    toml
      .entries(...keys)
      .flatMap(({ key, value, startLine, endLine }) =>
        value === ''
          ? []
          : [{ path: input.path, name: key, command: value, invocation: `${runner} ${key}`, startLine, endLine }],
      ),
  );
}

/** Environments of tox that say what they are for. */
export function toxTasks(input: ManifestInput, toml: TomlDocument, keys: readonly string[]): ScriptFact[] {
  const lines = input.text.split('\n');
  return keysOf(toml, ...keys).flatMap((name): ScriptFact[] => {
    const note = toml.text(...keys, name, 'description');
    const head = lines.findIndex((line) => line.trim() === `[${[...keys, name].join('.')}]`);
    if (note === undefined || head < 0 || note.startLine - head > NEAR) return [];
    const range = { startLine: head + 1, endLine: Math.max(head + 1, note.endLine) };
    return [{ path: input.path, name, command: '', invocation: `tox run -e ${name}`, note, ...range }];
  });
}

/** Extras and groups of dependencies, each where its name stands. */
function groupsOf(toml: TomlDocument): DependencyGroup[] {
  const named = (kind: DependencyGroup['kind'], ...keys: string[]): DependencyGroup[] =>
    keysOf(toml, ...keys).flatMap((name) => {
      const place = toml.place(...keys, name);
      return place === undefined ? [] : [{ kind, name, startLine: place.startLine, endLine: place.startLine }];
    });
  return [...named('extra', 'project', 'optional-dependencies'), ...named('group', 'dependency-groups')];
}

/** Whether `[project]` is there and leaves the dependencies to nobody else. */
function isListing(toml: TomlDocument): boolean {
  const dynamic = toml.texts('project', 'dynamic').map(({ value }) => value);
  return toml.text('project', 'name') !== undefined && !dynamic.includes('dependencies');
}

function dependenciesOf(input: ManifestInput, toml: TomlDocument): DependencyFact[] {
  const lists: [DependencyFact['group'], StatedValue[]][] = [
    ['runtime', toml.texts('project', 'dependencies')],
    ['build', toml.texts('build-system', 'requires')],
    ...keysOf(toml, 'project', 'optional-dependencies').map((key): [DependencyFact['group'], StatedValue[]] => [
      'optional',
      toml.texts('project', 'optional-dependencies', key),
    ]),
    ...keysOf(toml, 'dependency-groups').map((key): [DependencyFact['group'], StatedValue[]] => [
      'development',
      toml.texts('dependency-groups', key),
    ]),
  ];
  const listed = lists.flatMap(([group, items]) =>
    items.flatMap((item) => requirementFact(input.path, item, group) ?? []),
  );
  return [...listed, ...poetryDependencies(input, toml)];
}

function poetryDependencies(input: ManifestInput, toml: TomlDocument): DependencyFact[] {
  const groups = keysOf(toml, 'tool', 'poetry', 'group');
  const tables: [DependencyFact['group'], string[]][] = [
    ['runtime', ['tool', 'poetry', 'dependencies']],
    ['development', ['tool', 'poetry', 'dev-dependencies']],
    ...groups.map((group): [DependencyFact['group'], string[]] => [
      'development',
      ['tool', 'poetry', 'group', group, 'dependencies'],
    ]),
  ];
  return tables.flatMap(([group, keys]) =>
    toml
      .entries(...keys)
      .filter(({ key }) => key !== 'python')
      .map(({ key, value, startLine, endLine }) => ({
        path: input.path,
        name: key,
        version: value,
        group,
        startLine,
        endLine,
      })),
  );
}

function keysOf(toml: TomlDocument, ...keys: string[]): string[] {
  const table = toml.at(...keys);
  return typeof table === 'object' && table !== null && !Array.isArray(table) ? Object.keys(table) : [];
}

function entryPointsOf(input: ManifestInput, toml: TomlDocument): EntryPointFact[] {
  const tables = [
    ['project', 'scripts'],
    ['project', 'gui-scripts'],
    ['tool', 'poetry', 'scripts'],
  ];
  return tables.flatMap((keys) =>
    toml
      .entries(...keys)
      .filter(({ value }) => value !== '')
      .map(({ key, value, ...lines }) => pythonEntryPoint(input, { name: key, target: value, lines })),
  );
}

/** Folders in which the build tool looks for packages. */
function statedFolders(toml: TomlDocument): string[] {
  const where = toml.texts('tool', 'setuptools', 'packages', 'find', 'where').map(({ value }) => value);
  const packageDir = toml.text('tool', 'setuptools', 'package-dir', '')?.value;
  return packageDir === undefined ? where : [...where, packageDir];
}
