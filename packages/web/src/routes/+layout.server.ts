import { loadInterfaceMessages } from '@orionwiki/core/messages';
import type { LayoutServerLoad } from './$types';

/**
 * What the first paint needs: language and theme, from cookies or from what the browser asks for, and the texts, which
 * travel in the page so that nothing has to be fetched before it comes to life.
 */
export const load: LayoutServerLoad = async ({ locals: { language, theme } }) => ({
  language,
  theme,
  messages: await loadInterfaceMessages(language),
});
