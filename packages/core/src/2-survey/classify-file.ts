import type { TreeEntry } from '#snapshot';
import { fileNameOf } from '#vocabulary';
import { languageKind } from './detect-language.ts';
import type { FolderEvidence } from './folder-evidence.ts';
import type { FileRole } from './repo-survey.ts';
import * as rules from './role-rules.ts';

/** A role with the short key of the rule that gave it. */
export interface RoleVerdict {
  readonly role: FileRole;
  readonly reason: string;
}

/** What is known about a file when its role is decided. */
export interface ClassifyInput {
  readonly entry: TreeEntry;
  readonly language: string | undefined;
  /** Role stated in `.gitattributes`, if any. */
  readonly attributeRole: FileRole | undefined;
  readonly evidence: FolderEvidence;
}

const verdict = (role: FileRole, reason: string): RoleVerdict => ({ role, reason });

/**
 * What a file is for, from its path, the authors' own attributes and the evidence in its folders. First match wins:
 * tree kind, attributes, name, folder, language. A folder is never called foreign or documentation by its name alone.
 */
export function classifyFile(input: ClassifyInput): RoleVerdict {
  const { entry, attributeRole } = input;
  if (entry.kind === 'symlink' || entry.kind === 'submodule') return verdict('link', entry.kind);
  if (attributeRole !== undefined) return verdict(attributeRole, 'gitattributes');
  return byCertainName(entry.path) ?? byFolder(input) ?? byName(input) ?? byLanguage(input);
}

/** Names that decide whatever folder they are in. */
function byCertainName(path: string): RoleVerdict | undefined {
  const name = fileNameOf(path).toLowerCase();
  const extension = name.slice(name.lastIndexOf('.') + 1);
  if (rules.LOCK_FILES.has(name)) return verdict('lock', 'name:lock-file');
  if (rules.ASSET_EXTENSIONS.has(extension) && name.includes('.')) return verdict('asset', 'extension');
  if (rules.BINARY_EXTENSIONS.has(extension) && name.includes('.')) return verdict('binary', 'extension');
  if (rules.GENERATED_NAME.test(name)) return verdict('generated', 'name:generated');
  if (rules.CI_FILES.has(name) || rules.CI_FOLDERS.some((folder) => path.startsWith(folder))) {
    return verdict('ci', rules.CI_FILES.has(name) ? 'name:ci' : 'folder:ci');
  }
  return undefined;
}

function byFolder({ entry, language, evidence }: ClassifyInput): RoleVerdict | undefined {
  const kind = language === undefined ? undefined : languageKind(language);
  const isDocument = language !== undefined && rules.ROLE_BY_LANGUAGE[language] === 'docs';
  let isDocs: RoleVerdict | undefined;
  for (let end = entry.path.indexOf('/'); end >= 0; end = entry.path.indexOf('/', end + 1)) {
    const folder = entry.path.slice(0, end);
    const name = fileNameOf(folder).toLowerCase();
    if (name === 'node_modules') return verdict('vendored', 'folder:node_modules');
    if (rules.GENERATED_FOLDERS.has(name)) return verdict('generated', `folder:${name}`);
    if (evidence.isCollected(folder)) return verdict('generated', `folder:${name}+collected`);
    if (evidence.isVendored(folder)) return verdict('vendored', `folder:${name}+licence`);
    // Go leaves folders with a leading underscore out of builds.
    if (rules.EXAMPLE_FOLDERS.has(name.replace(/^_/, ''))) return verdict('example', `folder:${name}`);
    if (evidence.isBenchFolder(folder)) return verdict('bench', `folder:${name}`);
    if (rules.TEST_FOLDERS.has(name) || rules.TEST_FOLDER_NAME.test(name)) return verdict('test', `folder:${name}`);
    if (evidence.isTestFolder(folder)) return verdict('test', `folder:${name}+test-names`);
    if (evidence.isTestHelp(folder)) return verdict('test', `folder:${name}`);
    if (evidence.isDocsPackage(folder)) return verdict('docs', `folder:${name}+package`);
    if (kind !== undefined && !isDocument && evidence.isDocsFolder(folder)) {
      isDocs ??= verdict('docs', `folder:${name}+documents`);
    } else if (isDocs !== undefined && evidence.isProgram(folder)) isDocs = undefined;
  }
  return isDocs;
}

function byName({ entry, language, evidence }: ClassifyInput): RoleVerdict | undefined {
  const name = fileNameOf(entry.path);
  const isProgram = language !== undefined && languageKind(language) === 'programming';
  const lower = name.toLowerCase();
  if (evidence.isModule(entry.path)) return undefined;
  if (rules.MANIFEST_FILES.has(lower) || lower.endsWith('.csproj')) return verdict('manifest', 'name:manifest');
  if (isProgram && rules.TEST_NAME.test(name)) return verdict('test', 'name:test');
  if (rules.BUILD_FILES.has(lower) || /^dockerfile\b|\.dockerfile$|\.mk$|\.cmake$/.test(lower)) {
    return verdict('build', 'name:build');
  }
  if (rules.REQUIREMENTS_PATH.test(entry.path)) return verdict('manifest', 'name:manifest');
  if (rules.CONFIG_NAME.test(name)) return verdict('config', 'name:config');
  if (rules.LICENCE_NAME.test(name) || /^(readme|changelog|authors|notice|contributing)\b/i.test(name)) {
    return verdict('docs', 'name:document');
  }
  return undefined;
}

/** Code below a dot folder (`.devcontainer`, `.github`) sets up tools; it is no product code. */
const DOT_FOLDER = /^\.[^/]+\//;

function byLanguage({ entry, language }: ClassifyInput): RoleVerdict {
  if (language === undefined) return verdict('other', 'unknown');
  const role = rules.ROLE_BY_LANGUAGE[language];
  if (role !== undefined) return verdict(role, 'language');
  if (DOT_FOLDER.test(entry.path)) return verdict('config', 'folder:dot');
  return languageKind(language) === 'data' ? verdict('data', 'language') : verdict('code', 'language');
}
