import { loadInterfaceMessages } from '@orionwiki/core/messages';
import type { LayoutLoad } from './$types';

/** The texts of the page's language; loaded as a file of their own, not sent twice. */
export const load: LayoutLoad = async ({ data }) => ({
  ...data,
  messages: await loadInterfaceMessages(data.language),
});
