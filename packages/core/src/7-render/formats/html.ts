import { fillMessage, type Messages, messagesIn } from '#messages';
import { titleId } from '../article/write-article.ts';
import { linkOut } from '../article/write-inlines.ts';
import { articleId } from '../heading-ids.ts';
import { EMPTY, html, join, Markup } from '../markup/markup.ts';
import { numberText } from '../number-text.ts';
import type { Bundle, RenderedPage } from '../rendered-wiki.ts';
import { SHELL_MARKUP, SHELL_PARTS } from '../shell.generated.ts';
import { commitAddress } from './commit-address.ts';
import { embedJson } from './embed-json.ts';
import { fillSlots } from './fill-slots.ts';
import { manifestOf } from './manifest.ts';
import { packCitations } from './pack-citations.ts';
import { pageTree } from './page-tree.ts';

/** Nothing is loaded, nothing runs but our two scripts, and no string can become markup. @source interface.md §3.2 */
const POLICY = [
  "default-src 'none'",
  `style-src ${SHELL_PARTS.style.hash}`,
  `script-src ${SHELL_PARTS.headScript.hash} ${SHELL_PARTS.script.hash}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The whole wiki as one HTML file that needs no network, and no script to be read. */
export function formatHtml(bundle: Bundle): string {
  const { repo, language, generator, pages } = bundle;
  const { shell: texts, reading } = messagesIn(language);
  const manifest = manifestOf(bundle);
  const title = fillMessage(texts.wikiTitle, { repository: repo.fullName });
  const commit = repo.commit.slice(0, 7);
  const description = fillMessage(texts.description, {
    repository: repo.fullName,
    commit,
    pages: numberText(pages.length, language),
    citations: numberText(manifest.citations, language),
  });
  const data = {
    manifest,
    pages: pages.map(({ id, title: name, origin }) => ({ id, title: name, origin })),
    citations: packCitations(pages.map((page) => page.citations)),
    coverage: bundle.coverage,
    notices: bundle.notices,
  };
  return `${
    fillSlots(SHELL_MARKUP, {
      language: html`${language}`,
      // Only apostrophes stand in the policy, and the attribute is quoted: no entity is needed.
      policy: new Markup(POLICY),
      description: html`${description}`,
      generator: html`${generator.name} ${generator.version}`,
      title: html`${title}`,
      headScript: new Markup(`<script>${SHELL_PARTS.headScript.text}</script>`),
      style: new Markup(`<style>${SHELL_PARTS.style.text}</style>`),
      script: new Markup(`<script>${SHELL_PARTS.script.text}</script>`),
      firstPage: html`${articleId(pages[0]?.id ?? '')}`,
      name: repositoryName(repo.fullName),
      commit: commitLine(bundle, texts),
      tree: pageTree(pages),
      banner:
        bundle.outcome === 'partial'
          ? html`<div class="ow-note ow-banner" role="note"><p>${texts.partial}</p></div>`
          : EMPTY,
      articles: join(pages.map(writePage)),
      colophon: html`${fillMessage(texts.generatedBy, { version: generator.version, repository: repo.fullName, commit })}`,
      texts: embedJson('ow-texts', { ...reading, ...scriptTexts(title, texts) }),
      data: embedJson('ow-data', data),
      ...frameTexts(texts),
      textClose: html`${reading.close}`,
    }).source
  }\n`;
}

function writePage(page: RenderedPage, index: number): Markup {
  // The page's own markup was made by `renderPage`, the only writer; a bundle is never read from outside.
  const inner = new Markup(page.html);
  const hidden = index === 0 ? EMPTY : html` hidden="until-found"`;
  return html`<article class="ow-page" id="${articleId(page.id)}" aria-labelledby="${titleId(page.id)}"${hidden}>${inner}</article>`;
}

function repositoryName(fullName: string): Markup {
  const cut = fullName.lastIndexOf('/') + 1;
  return cut === 0 ? html`${fullName}` : html`<span>${fullName.slice(0, cut)}</span>${fullName.slice(cut)}`;
}

function commitLine({ repo }: Bundle, texts: Messages['shell']): Markup {
  const label = fillMessage(texts.commitTitle, { commit: repo.commit });
  const sha = html`<span title="${label}" translate="no">${repo.commit.slice(0, 7)}</span>`;
  const day = repo.date.slice(0, 10);
  return html`${linkOut(commitAddress(repo), sha)}<span>${repo.ref}</span><time datetime="${repo.date}">${day}</time>`;
}

function scriptTexts(title: string, texts: Messages['shell']): Readonly<Record<string, string>> {
  return {
    title,
    theme: texts.theme,
    system: texts.themeSystem,
    light: texts.themeLight,
    dark: texts.themeDark,
    previous: texts.previous,
    next: texts.next,
    none: texts.searchNone,
    countOne: texts.searchCount.one,
    countOther: texts.searchCount.other,
    unknownPage: texts.unknownPage,
    linkCopied: texts.linkCopied,
  };
}

function frameTexts(texts: Messages['shell']): Readonly<Record<string, Markup>> {
  return {
    textSkip: html`${texts.skip}`,
    textPages: html`${texts.pages}`,
    textSearch: html`${texts.search}`,
    textSearchHint: html`${texts.searchHint}`,
    textSearchKeys: html`${texts.searchKeys}`,
    textTheme: html`${texts.theme}`,
    textShortcuts: html`${texts.shortcuts}`,
    textPaging: html`${texts.paging}`,
    textToc: html`${texts.toc}`,
    textPreviousPage: html`${texts.shortcutPrevious}`,
    textNextPage: html`${texts.shortcutNext}`,
    textTree: html`${texts.shortcutTree}`,
    textLink: html`${texts.shortcutLink}`,
    textZoom: html`${texts.shortcutZoom}`,
    textHelp: html`${texts.shortcutHelp}`,
    textClosePanel: html`${texts.shortcutClose}`,
    textSwitch: html`${texts.shortcutSwitch}`,
  };
}
