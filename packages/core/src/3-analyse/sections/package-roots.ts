import type { PackageFact, RepoSurvey } from '#survey';
import { fileNameOf, folderOf } from '#vocabulary';

/** Finds the package a folder belongs to, among the packages of the product (not of examples, tests or documentation). */
export class PackageRoots {
  readonly #byRoot = new Map<string, PackageFact>();

  constructor(survey: RepoSurvey) {
    const roles = new Map<string, string>(survey.files.map((file) => [file.path, file.role]));
    for (const fact of survey.packages) {
      if (roles.get(fact.path) !== 'manifest') continue;
      const known = this.#byRoot.get(fact.root);
      if (known?.name === undefined && fact.ecosystem !== 'other') this.#byRoot.set(fact.root, fact);
    }
  }

  /** Root of the innermost package that holds `folder`, `''` when none does. */
  rootOf(folder: string): string {
    for (let at = folder; at !== ''; at = folderOf(at)) {
      if (this.#byRoot.get(at)?.name !== undefined) return at;
    }
    return '';
  }

  /** Name the manifest at `root` gives its package; of a Go module the part of its path that people say. */
  nameOf(root: string): string | undefined {
    const fact = this.#byRoot.get(root);
    const name = fact?.name?.value;
    return name === undefined || fact?.ecosystem !== 'go' ? name : root === '' ? lastPart(name) : root;
  }
}

/** `cobra` of `github.com/spf13/cobra`, `chi` of `github.com/go-chi/chi/v5`. */
function lastPart(modulePath: string): string {
  return fileNameOf(modulePath.replace(/(\/v\d+|\.v\d+)$/, ''));
}
