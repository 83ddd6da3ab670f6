import { fileNameOf } from '#vocabulary';
import type { ScriptFact, StatedValue } from '../repo-survey.ts';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';

const TARGET = /^([A-Za-z0-9][\w./-]{0,60})\s*:(?![=:])/;

/** Most recipe lines joined into one command. */
const MAX_RECIPE_LINES = 20;

/** Reads the targets of a Makefile; the command is the first line of the recipe that does something. */
export const readMakefile: ManifestReader = (input) => {
  const isDefault = /^(gnu)?makefile$/i.test(fileNameOf(input.path));
  const lines = input.text.split('\n');
  const scripts: ScriptFact[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = TARGET.exec((lines[at] ?? '').slice(0, 200))?.[1];
    if (name === undefined || name.includes('.')) continue;
    const recipe: string[] = [];
    let end = at;
    while (lines[end + 1]?.startsWith('\t') === true && recipe.length < MAX_RECIPE_LINES) {
      recipe.push((lines[++end] ?? '').trim().replace(/^[@-]+/, ''));
    }
    const file = isDefault ? '' : `-f ${fileNameOf(input.path)} `;
    const doing = recipe.filter((step) => !/^(echo\b|printf\b|\$\((info|warning)\b|#|:?$)/.test(step));
    // Clearing away comes before the work, it is not the work.
    const command = doing.find((step) => !/^(rm|mkdir|touch|cd)\b/.test(step)) ?? doing[0] ?? '';
    const note = noteAt(lines, at);
    const invocation = `make ${file}${name}`;
    scripts.push({
      path: input.path,
      name,
      command,
      invocation,
      ...(note === undefined ? {} : { note }),
      startLine: at + 1,
      endLine: end + 1,
    });
    at = end;
  }
  return { packageFact: { ...emptyPackage(input, 'other'), scripts } };
};

/** What is said behind the target (`test: ## run the tests`), or in the comment right above it. */
function noteAt(lines: readonly string[], at: number): StatedValue | undefined {
  const behind = /\s##?\s{0,4}(\S.{0,200})$/.exec((lines[at] ?? '').slice(0, 400))?.[1];
  if (behind !== undefined) return { value: behind.trim(), startLine: at + 1, endLine: at + 1 };
  let from = at;
  while (from > 0 && at - from < 6 && /^(#|\.PHONY\s*:)/.test(lines[from - 1] ?? '')) from--;
  const comments = lines
    .slice(from, at)
    .map((line, index) => ({
      text: /^#+\s{0,4}(\w.{2,200})$/.exec(line.slice(0, 300))?.[1] ?? '',
      line: from + index + 1,
    }))
    .filter(({ text }) => text !== '');
  const [first] = comments;
  const last = comments.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const value = comments.map(({ text }) => text.trim()).join(' ');
  return { value, startLine: first.line, endLine: last.line };
}
