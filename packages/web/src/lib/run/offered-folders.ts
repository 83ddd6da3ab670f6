import type { ErrorParams } from '@orionwiki/server/api';

/** A folder that could be read instead of the whole repository. */
export interface OfferedFolder {
  readonly path: string;
  readonly files: number;
}

/** The folders that came with an error about size; none with others. */
export function offeredFolders({ folders }: ErrorParams): readonly OfferedFolder[] {
  if (typeof folders !== 'string' || folders === '') return [];
  return folders.split('\n').flatMap((line) => {
    const [path = '', files] = line.split('\t');
    return path === '' ? [] : [{ path, files: Number(files ?? 0) }];
  });
}
