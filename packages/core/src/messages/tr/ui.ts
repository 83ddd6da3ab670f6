import type { UiMessages } from '../en/ui.ts';

/** ui texts in Turkish. */
export const ui: UiMessages = {};
