import type { TypedDraft } from './wiki-draft.ts';

/** A place where models are had. */
export interface ModelPreset {
  readonly name: string;
  readonly baseUrl: string;
  /** A model that is known to work; empty where there is no sensible one. */
  readonly model: string;
}

/** What the form knows about models. */
export interface ModelOffer {
  readonly presets: readonly ModelPreset[];
  /** Name of the operator's own model, when there is one. */
  readonly serverModel?: string;
}

/** Sets base URL and model of a draft; a model that was typed by hand stays. */
export function choosePreset(
  draft: TypedDraft,
  preset: ModelPreset | 'server' | undefined,
  presets: readonly ModelPreset[],
): void {
  draft.provider = preset === 'server' ? 'server' : 'own';
  if (preset === 'server') return;
  const isFromPreset = presets.some(({ model }) => model !== '' && model === draft.model);
  draft.baseUrl = preset?.baseUrl ?? '';
  if (draft.model === '' || isFromPreset) draft.model = preset?.model ?? '';
}
