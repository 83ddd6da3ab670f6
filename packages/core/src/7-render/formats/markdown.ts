import { fillMessage, messagesIn } from '#messages';
import { escapeMarkdown, linkTarget } from '../markdown/escape-markdown.ts';
import { pageFileName } from '../markdown/page-file-name.ts';
import type { Bundle, RenderedPage, WikiFolderFile } from '../rendered-wiki.ts';
import { commitAddress } from './commit-address.ts';

/** The wiki as Markdown files: `README.md` with the list of pages, and `pages/NN-slug.md`. */
export function formatMarkdown(bundle: Bundle): readonly WikiFolderFile[] {
  const pages = bundle.pages.map((page, index) => ({
    path: `pages/${pageFileName(index + 1, page.id)}`,
    text: `${frontMatter(page, bundle)}\n${page.markdown}`,
  }));
  return [{ path: 'README.md', text: writeIndex(bundle) }, ...pages];
}

/** Values as JSON strings, which YAML reads as they are. */
function frontMatter(page: RenderedPage, { repo }: Bundle): string {
  const fields = { title: page.title, repository: repo.fullName, commit: repo.commit, origin: page.origin };
  return ['---', ...Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`), '---', ''].join(
    '\n',
  );
}

function writeIndex({ repo, pages, language, generator }: Bundle): string {
  const texts = messagesIn(language).shell;
  const address = commitAddress(repo);
  const commit = repo.commit.slice(0, 7);
  const title = fillMessage(texts.wikiTitle, { repository: repo.fullName });
  const items = pages.map((page, index) => {
    const depth = page.parent === undefined ? '' : '  ';
    const link = `[${escapeMarkdown(page.title)}](${linkTarget(`pages/${pageFileName(index + 1, page.id)}`)})`;
    return `${depth}- ${link}: ${escapeMarkdown(page.summary)}`;
  });
  const made = fillMessage(texts.generatedBy, { version: generator.version, repository: repo.fullName, commit });
  return [
    `# ${escapeMarkdown(title)}`,
    `${escapeMarkdown(made)}${address === undefined ? '' : ` ${linkTarget(address)}`}`,
    `## ${escapeMarkdown(texts.contents)}`,
    items.join('\n'),
    '',
  ].join('\n\n');
}
