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
