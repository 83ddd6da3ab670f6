import { joinPath } from '#graph/module-path';
import type { ModuleTarget, TsconfigSettings } from '../repo-survey.ts';
import { type ManifestInput, type ManifestReader, moduleTarget } from './manifest-reader.ts';
import { type JsonNode, jsonMember, jsonText, jsonTexts, readJson } from './read-json.ts';

/** Reads the parts of a tsconfig or jsconfig that decide where imports lead. */
export const readTsconfig: ManifestReader = (input) => {
  const root = readJson(input.text);
  if (root?.kind !== 'object') return undefined;
  const options = jsonMember(root, 'compilerOptions');
  const writtenBase = jsonText(jsonMember(options, 'baseUrl'));
  const baseUrl = writtenBase === undefined ? undefined : joinPath(input.root, writtenBase);
  const paths = pathsOf(jsonMember(options, 'paths'), baseUrl ?? input.root);
  const tsconfig: TsconfigSettings = {
    path: input.path,
    extends: jsonTexts(jsonMember(root, 'extends')).flatMap((written) => configAt(input, written)),
    references: referencesOf(input, jsonMember(root, 'references')),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(paths === undefined ? {} : { paths }),
  };
  return { tsconfig };
};

function pathsOf(node: JsonNode | undefined, base: string): ModuleTarget[] | undefined {
  if (node?.kind !== 'object') return undefined;
  return [...node.members].map(([key, { node: targets }]) =>
    moduleTarget(
      key,
      jsonTexts(targets).flatMap((written) => joinPath(base, written) ?? []),
    ),
  );
}

/** The repository path of another configuration; empty for one that lies in a package or is not there. */
function configAt(input: ManifestInput, written: string): string[] {
  if (!written.startsWith('.')) return [];
  const path = joinPath(input.root, written);
  if (path === undefined) return [];
  return [path, `${path}.json`, `${path}/tsconfig.json`].filter((candidate) => input.paths.has(candidate)).slice(0, 1);
}

function referencesOf(input: ManifestInput, node: JsonNode | undefined): string[] {
  if (node?.kind !== 'array') return [];
  return node.items.flatMap((item) => configAt(input, jsonText(jsonMember(item, 'path')) ?? ''));
}
