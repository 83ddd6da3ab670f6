/** Commands of a block that a person types: prompts, comments and the output of a console are left out. */
export function commandLines(text: string): string[] {
  const written = text.split('\n').map((line) => line.trimEnd());
  const hasPrompts = written.some((line) => /^\s*\$\s/.test(line));
  return written
    .filter((line) => !hasPrompts || /^\s*\$\s/.test(line))
    .map((line) => line.replace(/^\s*\$\s+/, ''))
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}
