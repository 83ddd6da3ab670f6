import type { RawWrite } from './raw-surface.ts';
import type { SurfaceContext } from './surface-context.ts';

/** Most writes kept of one file. @source own bound: files that register have one or two */
const MAX_WRITES = 100;

/** `TABLE[key] = value` alone on a line. */
const ENTRY =
  /^[ \t]{0,60}(?:self\.|this\.|cls\.)?([A-Za-z_$][\w$]{0,80})\[([\w$.]{1,80})\][ \t]{0,4}=[ \t]{0,4}([A-Za-z_$][\w$]{0,80})[ \t]{0,4};?[ \t\r]{0,4}$/gm;

/** `TABLE.set(key, value)`, `TABLE.append(value)` alone on a line. */
const CALL =
  /^[ \t]{0,60}([A-Za-z_$][\w$]{0,80})\.(?:set|append|push|add|insert|register)\((?:([\w$.]{1,80})[ \t]{0,4},[ \t]{0,4})?([A-Za-z_$][\w$]{0,80})\)[ \t]{0,4};?[ \t\r]{0,4}$/gm;

/** Statements that add a named value to a variable while the program runs. O(text): every part of a pattern is bounded. */
export function readWrites({ text, lines }: SurfaceContext): RawWrite[] {
  const found: RawWrite[] = [];
  for (const pattern of [ENTRY, CALL]) {
    for (const match of text.matchAll(pattern)) {
      if (found.length >= MAX_WRITES) return found;
      const [whole, name = '', key = '', value = ''] = match;
      const line = lines.lineAt(match.index + whole.length - whole.trimStart().length);
      found.push({ name, key, value, startLine: line, endLine: line });
    }
  }
  return found;
}
