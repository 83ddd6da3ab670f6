import { folderOf, type RepoPath } from '#vocabulary';
import { matchesGlob } from './glob.ts';
import type { FileRole } from './repo-survey.ts';

interface AttributeRule {
  readonly folder: string;
  readonly pattern: string;
  readonly role: FileRole;
  readonly isSet: boolean;
}

const ROLE_OF_ATTRIBUTE: Readonly<Record<string, FileRole>> = {
  'linguist-vendored': 'vendored',
  'linguist-generated': 'generated',
  'linguist-documentation': 'docs',
};

/** Most rules taken from all attribute files together, so that a hostile file cannot make classification slow. */
const MAX_RULES = 500;

/** What the authors said about files in `.gitattributes`: the role they gave, or `false` where they took one back. */
export class Gitattributes {
  readonly #rules: AttributeRule[] = [];

  /** Reads the `linguist-*` rules of one attribute file; other attributes are ignored. */
  add(path: RepoPath, text: string): void {
    for (const line of text.split('\n')) {
      const [pattern = '', ...attributes] = line.trim().split(/\s+/);
      if (pattern === '' || pattern.startsWith('#')) continue;
      for (const attribute of attributes) this.#addRule(folderOf(path), pattern, attribute);
    }
  }

  #addRule(folder: string, pattern: string, attribute: string): void {
    if (this.#rules.length >= MAX_RULES) return;
    const isNegated = attribute.startsWith('-') || attribute.endsWith('=false');
    const role = ROLE_OF_ATTRIBUTE[attribute.replace(/^-/, '').replace(/=.*$/, '')];
    if (role !== undefined) this.#rules.push({ folder, pattern, role, isSet: !isNegated });
  }

  /** The role the authors gave the file; the last rule that matches decides, as in git. */
  roleOf(path: string): FileRole | undefined {
    let found: FileRole | undefined;
    for (const rule of this.#rules) {
      if (rule.folder !== '' && !path.startsWith(`${rule.folder}/`)) continue;
      const local = rule.folder === '' ? path : path.slice(rule.folder.length + 1);
      if (!matchesGlob(local, rule.pattern)) continue;
      if (rule.isSet) found = rule.role;
      else if (found === rule.role) found = undefined;
    }
    return found;
  }
}
