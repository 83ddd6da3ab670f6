import { uiReading } from './ui-reading.ts';
import { uiStart } from './ui-start.ts';

/** Texts of the web interface in English; the other languages have the same. */
export const ui = { ...uiStart, ...uiReading };

export type UiMessages = { readonly [K in keyof typeof ui]: (typeof ui)[K] extends string ? string : (typeof ui)[K] };
