/** Longest answer that is read, in characters: four times what the output cap allows. */
const MAX_ANSWER_CHARS = 64 * 1024;

const THOUGHT_TAGS = ['think', 'thinking', 'thought', 'reasoning'];

/**
 * The answer itself: without a thought block before it, without a code fence or a greeting fence around all of it, line
 * ends unified, cut at 64 Ki characters. O(n).
 */
export function cleanAnswer(raw: string): string {
  const text = withoutThought(raw.slice(0, 4 * MAX_ANSWER_CHARS).replace(/\r\n?/g, '\n')).trim();
  return withoutFence(text).slice(0, MAX_ANSWER_CHARS);
}

/** Everything up to the last end of a thought goes; a thought without an end leaves nothing. */
function withoutThought(text: string): string {
  for (const tag of THOUGHT_TAGS) {
    const end = text.lastIndexOf(`</${tag}>`);
    if (end >= 0) return text.slice(end + tag.length + 3);
    if (text.trimStart().startsWith(`<${tag}>`)) return '';
  }
  return text;
}

/** The inside of a fence that begins in the first lines and ends at the end. */
function withoutFence(text: string): string {
  const start = /^(?:[^\n`]{0,200}\n{1,2})?```(?:markdown|md|text)?[ ]{0,4}\n/i.exec(text);
  if (!start || !text.endsWith('\n```')) return text;
  const inside = text.slice(start[0].length, -4);
  // Fences inside mean that the outer pair is not one pair.
  return inside.includes('```') ? text : inside.trim();
}
