import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createRepositoryFrom,
  type Files,
  type RepositoryOptions,
  type SampleRepository,
} from './create-repository.ts';

export {
  createRepositoryFrom,
  type FileContent,
  type Files,
  type RepositoryOptions,
  type SampleRepository,
} from './create-repository.ts';

/** The invented projects whose sources lie in `test-kit/samples`, and a repository without a commit. */
export const SAMPLE_KINDS = ['typescript-service', 'python-tool', 'go-library', 'tiny', 'empty'] as const;

/** One of {@link SAMPLE_KINDS}. */
export type SampleKind = (typeof SAMPLE_KINDS)[number];

/** Makes a git repository of a sample project: fixed author, dates and messages, so the commit id never changes. */
export async function createSampleRepository(
  kind: SampleKind,
  options: RepositoryOptions = {},
): Promise<SampleRepository> {
  const files = kind === 'empty' ? {} : await readSampleFiles(kind);
  return createRepositoryFrom(files, { name: kind, ...options });
}

/** The files of a sample project by path. */
export async function readSampleFiles(kind: Exclude<SampleKind, 'empty'>): Promise<Files> {
  const root = fileURLToPath(new URL(`../samples/${kind}/`, import.meta.url));
  const files: Record<string, Buffer> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(root, path).split(sep).join('/')] = await readFile(path);
  }
  return files;
}
