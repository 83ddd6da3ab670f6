/** The languages whose fixed texts are complete. */
export const WIKI_LANGUAGES = ['en', 'tr'] as const;

/** A language of wiki, interface and errors. */
export type WikiLanguage = (typeof WIKI_LANGUAGES)[number];

/** What a page is about; decides its icon, its place and how it is planned. */
export type PageKind =
  | 'overview'
  | 'getting-started'
  | 'architecture'
  | 'flow'
  | 'module'
  | 'configuration'
  | 'interfaces'
  | 'data'
  | 'extending'
  | 'security'
  | 'operations'
  | 'reference'
  | 'coverage';

/** Slug of a page: lower-case letters, digits and hyphens; unique in the wiki; stable for a commit. */
export type PageId = string;

/** Who wrote the page: code facts, a model, or code facts after a model's answer was refused. */
export type PageOrigin = 'facts' | 'model' | 'degraded';
