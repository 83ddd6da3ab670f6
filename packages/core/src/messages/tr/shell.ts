import type { ShellMessages } from '../en/shell.ts';

/** shell texts in Turkish. */
export const shell: ShellMessages = {};
