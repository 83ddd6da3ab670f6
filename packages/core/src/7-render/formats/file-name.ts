import type { BundleRepository } from '../rendered-wiki.ts';

/** `<owner>-<repo>-<sha7>-wiki.<lang>.<extension>` of letters every file system takes. @source contracts.md §6 */
export function fileName(repo: BundleRepository, language: string, extension: string): string {
  const name = repo.fullName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120);
  return `${name === '' ? 'repository' : name}-${repo.commit.slice(0, 7)}-wiki.${language}.${extension}`;
}
