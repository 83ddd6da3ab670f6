import { fillMessage, messagesIn } from '#messages';
import { escapeMarkdown, linkTarget } from '../markdown/escape-markdown.ts';
import { pageFileName } from '../markdown/page-file-name.ts';
import type { Bundle } from '../rendered-wiki.ts';
import { manifestOf } from './manifest.ts';

/** `llms.txt` beside the pages' Markdown files: what there is, with one sentence and one link for each page. */
export function formatLlmsIndex(bundle: Bundle): string {
  const items = bundle.pages.map((page, index) => {
    const target = linkTarget(`pages/${pageFileName(index + 1, page.id)}`);
    return `- [${escapeMarkdown(page.title)}](${target}): ${escapeMarkdown(page.summary)}`;
  });
  const texts = messagesIn(bundle.language).shell;
  return `${writeHead(bundle)}\n\n## ${escapeMarkdown(texts.pages)}\n\n${items.join('\n')}\n`;
}

/** The whole wiki as one text for a reader without a browser: the head, then every page in order. */
export function formatLlms(bundle: Bundle): string {
  return [writeHead(bundle), ...bundle.pages.map((page) => page.markdown.trimEnd()), ''].join('\n\n');
}

function writeHead(bundle: Bundle): string {
  const { repo, pages, language } = bundle;
  const texts = messagesIn(language).shell;
  const description = fillMessage(texts.description, {
    repository: repo.fullName,
    commit: repo.commit,
    pages: pages.length,
    citations: manifestOf(bundle).citations,
  });
  const about = pages[0]?.summary ?? '';
  const lines = [about, description].filter((line) => line !== '').map((line) => `> ${escapeMarkdown(line)}`);
  return `# ${escapeMarkdown(repo.fullName)}\n\n${lines.join('\n>\n')}`;
}
