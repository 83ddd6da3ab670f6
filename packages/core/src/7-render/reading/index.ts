/**
 * What pages of a wiki do in a browser: one module for the exported file and the web interface. It takes elements and
 * texts and keeps nothing of its own, so that any frame can stand around an article.
 */
export { openCitations } from './citations-panel.ts';
export { copyText } from './copy-button.ts';
export { equipArticle, type ReadingOptions } from './equip-article.ts';
export { foldText } from './fold-text.ts';
export { readSections, type Section } from './read-sections.ts';
export { openIndex, type SectionIndex } from './search-index.ts';
export { type SnippetPart, snippetOf } from './snippet-of.ts';
