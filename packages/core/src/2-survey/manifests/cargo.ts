import type { DependencyFact, PackageFact } from '../repo-survey.ts';
import { emptyPackage, type ManifestInput, type ManifestReader } from './manifest-reader.ts';
import { TomlDocument } from './toml-document.ts';

/** Reads a Cargo.toml: package, dependencies, workspace members. */
export const readCargo: ManifestReader = (input) => {
  const toml = TomlDocument.read(input.text);
  if (toml === undefined) return undefined;
  const name = toml.text('package', 'name');
  const version = toml.text('package', 'version');
  const description = toml.text('package', 'description');
  const license = toml.text('package', 'license');
  const rust = toml.text('package', 'rust-version');
  const packageFact: PackageFact = {
    ...emptyPackage(input, 'rust'),
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(description === undefined ? {} : { description }),
    ...(license === undefined ? {} : { license }),
    runtimes: rust === undefined ? [] : [{ runtime: 'rust', ...rust }],
    dependencies: [
      ...dependenciesOf(input, toml, ['dependencies', 'runtime']),
      ...dependenciesOf(input, toml, ['dev-dependencies', 'development']),
      ...dependenciesOf(input, toml, ['build-dependencies', 'build']),
    ],
    workspaces: toml.texts('workspace', 'members').map((member) => member.value),
    isPrivate: toml.at('package', 'publish') === false,
  };
  return { packageFact };
};

function dependenciesOf(
  input: ManifestInput,
  toml: TomlDocument,
  [table, group]: readonly [string, DependencyFact['group']],
): DependencyFact[] {
  return toml.entries(table).map(({ key, value, startLine, endLine }) => {
    const inner = toml.at(table, key, 'version');
    const version = value === '' && typeof inner === 'string' ? inner : value;
    return { path: input.path, name: key, version, group, startLine, endLine };
  });
}
