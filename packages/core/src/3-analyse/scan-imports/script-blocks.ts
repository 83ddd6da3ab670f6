/** Longest opening tag looked at. */
const MAX_TAG = 2_000;

/**
 * The text of a Svelte or Vue file with everything outside its `<script>` blocks removed but the line ends, so that line
 * numbers stay right. One pass.
 */
export function keepScriptBlocks(text: string): string {
  const lower = text.toLowerCase();
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = lower.indexOf('<script', from);
    const bodyStart = open < 0 ? -1 : endOfTag(text, open);
    if (bodyStart < 0) break;
    const close = lower.indexOf('</script', bodyStart);
    const bodyEnd = close < 0 ? text.length : close;
    parts.push(lineEnds(text.slice(from, bodyStart)), text.slice(bodyStart, bodyEnd));
    from = bodyEnd;
    if (close < 0) break;
    from = bodyEnd + '</script'.length;
  }
  return parts.join('');
}

function endOfTag(text: string, open: number): number {
  const close = text.slice(open, open + MAX_TAG).indexOf('>');
  return close < 0 ? -1 : open + close + 1;
}

function lineEnds(text: string): string {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return '\n'.repeat(count);
}
