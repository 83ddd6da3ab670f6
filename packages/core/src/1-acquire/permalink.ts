import type { LineRange } from '#vocabulary';
import type { RepositoryOrigin } from './snapshot.ts';

/**
 * The host's page for a file at a commit, with the lines marked when a range is given; `undefined` when the host's
 * links are not known or the repository is a local folder.
 */
export function permalink(
  origin: Pick<RepositoryOrigin, 'url' | 'kind'>,
  commit: string,
  { path, range }: { readonly path: string; readonly range?: LineRange },
): string | undefined {
  if (origin.url === undefined) return undefined;
  const file = path.split('/').map(encodePart).join('/');
  const { startLine, endLine } = range ?? { startLine: 0, endLine: 0 };
  const isSpan = endLine > startLine;
  const mark = (one: string, span: string): string => (range ? (isSpan ? span : one) : '');
  const hash = (joint: string): string => mark(`#L${startLine}`, `#L${startLine}${joint}${endLine}`);
  switch (origin.kind) {
    case 'github':
      return `${origin.url}/blob/${commit}/${file}${hash('-L')}`;
    case 'gitlab':
      return `${origin.url}/-/blob/${commit}/${file}${hash('-')}`;
    case 'gitea':
      return `${origin.url}/src/commit/${commit}/${file}${hash('-L')}`;
    case 'bitbucket':
      return `${origin.url}/src/${commit}/${file}${mark(`#lines-${startLine}`, `#lines-${startLine}:${endLine}`)}`;
    case 'bitbucket-server':
      return `${origin.url}/browse/${file}?at=${commit}${mark(`#${startLine}`, `#${startLine}-${endLine}`)}`;
    case 'azure':
      return `${origin.url}?path=/${file}&version=GC${commit}${range ? azureLines(range) : ''}`;
    default:
      return undefined;
  }
}

/** Azure marks up to the first column of a line, hence the line after the last. */
function azureLines({ startLine, endLine }: LineRange): string {
  return `&line=${startLine}&lineEnd=${endLine + 1}&lineStartColumn=1&lineEndColumn=1`;
}

/** Encoded for a path; `encodeURIComponent` leaves out characters that matter inside HTML attributes and Markdown. */
function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
