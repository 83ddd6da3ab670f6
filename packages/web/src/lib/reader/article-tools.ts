/** The part of core's reading module that an open page needs; the search has its own. */
export { copyText, equipArticle, openCitations } from '@orionwiki/core/reading';
