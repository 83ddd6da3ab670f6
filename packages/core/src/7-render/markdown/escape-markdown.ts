import { cleanText } from '../markup/clean-text.ts';

/** Text as Markdown that shows exactly this text: no mark-up, no HTML, no line break. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+!<>|~&-]/g, (char) => (char === '<' ? '&lt;' : `\\${char}`));
}

/** Text as a code span; inside a table the bar is escaped too, because tables are cut before spans are read. */
export function codeSpan(text: string, isInTable = false): string {
  const flat = oneLine(text);
  if (flat.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(flat) + 1);
  const padding = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  const content = isInTable ? flat.replaceAll('|', '\\|') : flat;
  return `${fence}${padding}${content}${padding}${fence}`;
}

/** Lines as a fenced block that no line of theirs can close. */
export function codeFence(lines: readonly string[], language = ''): string {
  const clean = lines.map(cleanText);
  const longest = clean.reduce((most, line) => Math.max(most, longestRun(line)), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...clean, fence].join('\n');
}

/** An address between angle brackets, so that brackets and spaces in paths cannot end it. */
export function linkTarget(address: string): string {
  return `<${oneLine(address).replace(/[<>\\]/g, (char) => encodeURIComponent(char))}>`;
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const char of text) {
    run = char === '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
