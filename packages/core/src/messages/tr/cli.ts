import type { CliMessages } from '../en/cli.ts';

/** cli texts in Turkish. */
export const cli: CliMessages = {};
