import { fileNameOf, folderOf } from '#vocabulary';
import { detectLanguage, languageKind } from './detect-language.ts';
import * as rules from './role-rules.ts';

interface FolderCount {
  code: number;
  tests: number;
  documents: number;
}

/** Least share of test-named code files that makes a weakly named folder a test folder. @source judged on celery's `t/` */
const TEST_SHARE = 0.4;

/** Least number of test-named files for the same. */
const MIN_TESTS = 3;

/** What the names inside a folder prove about it. Built once from all paths, linear in their number and depth. */
export class FolderEvidence {
  readonly #counts = new Map<string, FolderCount>();
  readonly #vendored = new Set<string>();
  readonly #packaged = new Set<string>();
  readonly #deployed = new Set<string>();
  readonly #collected = new Set<string>();
  readonly #pythonPackages = new Set<string>();
  #code = 0;

  constructor(paths: readonly string[]) {
    for (const path of paths) this.#add(path);
  }

  #add(path: string): void {
    const name = fileNameOf(path);
    const language = detectLanguage(name);
    const isDocument = language !== undefined && rules.ROLE_BY_LANGUAGE[language] === 'docs';
    const isCode = language !== undefined && !isDocument && languageKind(language) !== 'data';
    this.#noteVendor(path, name);
    if (rules.MANIFEST_FILES.has(name.toLowerCase())) this.#packaged.add(folderOf(path));
    // What Django's `collectstatic` gathers always holds the files of its administration.
    const collected = /^((?:.*\/)?[^/]*static[^/]*)\/admin\/(?:js|css|img|fonts)\//.exec(path)?.[1];
    if (collected !== undefined) this.#collected.add(collected);
    if (name === '__init__.py') this.#pythonPackages.add(folderOf(path));
    if (/^(docker|container)file$/i.test(name)) this.#deployed.add(folderOf(path));
    if (!isCode && !isDocument) return;
    if (isCode) this.#code++;
    const isTest = isCode && rules.TEST_NAME.test(name);
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      const count = this.#counts.get(folder) ?? { code: 0, tests: 0, documents: 0 };
      if (isCode) count.code++;
      if (isTest) count.tests++;
      if (isDocument) count.documents++;
      this.#counts.set(folder, count);
    }
  }

  /** A licence or a vendoring record inside a folder with a vendor's name proves foreign code below that spot. */
  #noteVendor(path: string, name: string): void {
    const isLicence = rules.LICENCE_NAME.test(name);
    if (!isLicence && !rules.VENDOR_RECORDS.has(name)) return;
    const folder = folderOf(path);
    const own = fileNameOf(folder).toLowerCase();
    const above = fileNameOf(folderOf(folder)).toLowerCase();
    const isRecord = rules.VENDOR_RECORDS.has(name) && rules.WEAK_VENDOR_FOLDERS.has(own);
    if (isRecord || (isLicence && rules.WEAK_VENDOR_FOLDERS.has(above))) this.#vendored.add(folder);
  }

  /** Whether everything below the folder was written elsewhere. */
  isVendored(folder: string): boolean {
    return this.#vendored.has(folder);
  }

  /** Whether everything below the folder was gathered by a tool from packages and from other folders. */
  isCollected(folder: string): boolean {
    return this.#collected.has(folder);
  }

  /** Whether a folder with a test-like name really holds tests. */
  isTestFolder(folder: string): boolean {
    if (!rules.WEAK_TEST_FOLDERS.has(fileNameOf(folder).toLowerCase())) return false;
    const count = this.#counts.get(folder);
    return count !== undefined && count.tests >= MIN_TESTS && count.tests >= count.code * TEST_SHARE;
  }

  /** Whether a folder named so helps to test the product and is no package that others install. */
  isTestHelp(folder: string): boolean {
    return rules.TEST_HELP_FOLDERS.test(fileNameOf(folder).toLowerCase()) && !this.#packaged.has(folder);
  }

  /** Whether a folder named so measures the product. */
  isBenchFolder(folder: string): boolean {
    const name = fileNameOf(folder).toLowerCase();
    if (rules.CERTAIN_BENCH_FOLDERS.test(name)) return true;
    const isPlaced = !folder.includes('/') || this.#packaged.has(folder);
    return isPlaced && rules.BENCH_FOLDERS.test(name) && this.#isMinor(folder);
  }

  /** Whether a folder named so is the program that shows the documentation: a package beside the product, without an image. */
  isDocsPackage(folder: string): boolean {
    const isNamed = rules.DOCS_PACKAGE.test(fileNameOf(folder).toLowerCase());
    return isNamed && this.#packaged.has(folder) && !this.#deployed.has(folder) && this.#isMinor(folder);
  }

  /** Whether less than half of the code lies below the folder. */
  #isMinor(folder: string): boolean {
    return (this.#counts.get(folder)?.code ?? 0) * 2 < this.#code;
  }

  /** Whether a `setup.py` is a module of the package it lies in, and no manifest. */
  isModule(path: string): boolean {
    return fileNameOf(path) === 'setup.py' && this.#pythonPackages.has(folderOf(path));
  }

  /** Whether a folder with a documentation-like name holds more documents than code. */
  isDocsFolder(folder: string): boolean {
    const name = fileNameOf(folder).toLowerCase();
    if (!rules.WEAK_DOCS_FOLDERS.has(name) && !rules.DOCS_FOLDER_NAME.test(name)) return false;
    const count = this.#counts.get(folder);
    return count !== undefined && count.documents > count.code;
  }

  /** Whether a folder has a manifest and an image of its own and more code than documents: a program, wherever it lies. */
  isProgram(folder: string): boolean {
    const count = this.#counts.get(folder);
    const isOwn = this.#packaged.has(folder) && this.#deployed.has(folder);
    return isOwn && count !== undefined && count.code > count.documents;
  }
}
