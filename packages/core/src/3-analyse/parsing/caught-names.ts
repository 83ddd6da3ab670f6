import type { Captured } from './captured.ts';

/** Longest condition that is looked at. @source own bound */
const MAX_CONDITION = 300;

/** How conditions ask which error it is: `error instanceof Stop`, `errors.Is(err, errStop)`, `err == errStop`. */
const ASKED = /\binstanceof\s+([\w$.]+)|\berrors\.(?:Is|As)\(\w+,\s*&?([\w.]+)\)|\b\w*[eE]rr\w* ===? ([\w$.]+)/g;

/** Names of the errors that the code of a file catches, as written. */
export function caughtNames({ guards }: Pick<Captured, 'guards'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, condition } of guards) {
    if (kind === 'loop') continue;
    const text = condition.text.slice(0, MAX_CONDITION);
    if (kind === 'except') for (const [name] of text.split(/\s+as\s/)[0]?.matchAll(/[\w.]+/g) ?? []) names.add(name);
    else for (const [, ...found] of text.matchAll(ASKED)) for (const name of found) if (name) names.add(name);
  }
  return names;
}
