/** Text as Markdown that shows exactly this text: no mark-up, no HTML, no line break. */
export function plainMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!<>|~&-]/g, (char) => (char === '<' ? '&lt;' : `\\${char}`));
}

/** Text as a code span; the bar is escaped too, because tables are cut before spans are read. */
export function codeSpan(text: string, isInTable: boolean): string {
  const flat = text.replace(/\s+/g, ' ');
  const fence = '`'.repeat(longestRun(flat) + 1);
  const padding = /^`|`$/.test(flat) ? ' ' : '';
  return `${fence}${padding}${isInTable ? flat.replaceAll('|', '\\|') : flat}${padding}${fence}`;
}

/** Lines as a fenced block that no line of theirs can close. */
export function codeFence(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A link; the address between angle brackets, so that brackets and spaces in paths cannot end it. */
export function markdownLink(text: string, address: string): string {
  return `[${text}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
