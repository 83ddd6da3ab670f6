import type { WikiMessages } from '../en/wiki.ts';

/** wiki texts in Turkish. */
export const wiki: WikiMessages = {};
