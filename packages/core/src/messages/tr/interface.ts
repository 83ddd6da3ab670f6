import { errors } from './errors.ts';
import { notices } from './notices.ts';
import { reading } from './reading.ts';
import { reasons } from './reasons.ts';
import { ui } from './ui.ts';

/** What a browser needs: loaded on demand, one language at a time. */
export const interfaceMessages = { ui, errors, notices, reasons, reading };
