import type { Bundle, WikiFile, WikiFolderFile, WikiFormat } from '../rendered-wiki.ts';
import { fileName } from './file-name.ts';
import { formatHtml } from './html.ts';
import { formatJson } from './json.ts';
import { formatLlms, formatLlmsIndex } from './llms.ts';
import { formatMarkdown } from './markdown.ts';
import { writeZip } from './zip.ts';

/** The wiki as one file of the format. Markdown comes as a zip archive in base64. */
export function formatWiki(bundle: Bundle, format: WikiFormat): WikiFile {
  const named = (extension: string) => fileName(bundle.repo, bundle.language, extension);
  const text = (extension: string, mediaType: string, body: string): WikiFile => ({
    filename: named(extension),
    mediaType,
    encoding: 'utf8',
    body,
  });
  switch (format) {
    case 'html':
      return text('html', 'text/html; charset=utf-8', formatHtml(bundle));
    case 'json':
      return text('json', 'application/json', formatJson(bundle));
    case 'llms':
      return text('txt', 'text/plain; charset=utf-8', formatLlms(bundle));
    case 'markdown': {
      const body = Buffer.from(writeZip(formatMarkdown(bundle))).toString('base64');
      return { filename: named('zip'), mediaType: 'application/zip', encoding: 'base64', body };
    }
  }
}

/** The files of a wiki that is saved as a folder, for the formats asked for. @source contracts.md §6 */
export function formatFolder(bundle: Bundle, formats: readonly WikiFormat[]): readonly WikiFolderFile[] {
  const files: WikiFolderFile[] = [];
  if (formats.includes('html')) files.push({ path: 'wiki.html', text: formatHtml(bundle) });
  if (formats.includes('json')) files.push({ path: 'wiki.json', text: formatJson(bundle) });
  if (formats.includes('markdown')) files.push(...formatMarkdown(bundle));
  if (formats.includes('llms')) {
    const hasPages = formats.includes('markdown');
    files.push({ path: 'llms.txt', text: hasPages ? formatLlmsIndex(bundle) : formatLlms(bundle) });
  }
  return files;
}
