import type { WikiLanguage } from '@orionwiki/core/messages';
import type { ModelOffer } from '#lib/form/model-presets.ts';
import { openClient } from './open-client.ts';

/** The providers that the server suggests; none when it does not answer, since any address can be typed as well. */
export async function fetchModelOffer(language: WikiLanguage): Promise<ModelOffer> {
  try {
    const { presets, serverModel } = await openClient({ language }).info();
    return serverModel === undefined ? { presets } : { presets, serverModel };
  } catch {
    return { presets: [] };
  }
}
