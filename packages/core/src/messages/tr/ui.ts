import type { UiMessages } from '../en/ui.ts';
import { uiReading } from './ui-reading.ts';
import { uiStart } from './ui-start.ts';

/** Texts of the web interface in Turkish. */
export const ui: UiMessages = { ...uiStart, ...uiReading };
