import type { LayoutServerLoad } from './$types';

/** What the first paint needs: the language and the theme, from cookies or from what the browser asks for. */
export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language, theme: locals.theme });
