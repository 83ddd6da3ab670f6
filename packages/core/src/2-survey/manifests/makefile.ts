import { fileNameOf } from '#vocabulary';
import type { ScriptFact } from '../repo-survey.ts';
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
    const command = recipe.find((step) => !/^(echo\b|printf\b|\$\((info|warning)\b|#|$)/.test(step)) ?? '';
    const invocation = `make ${file}${name}`;
    scripts.push({
      path: input.path,
      name,
      command,
      invocation,
      startLine: at + 1,
      endLine: end + 1,
    });
    at = end;
  }
  return { packageFact: { ...emptyPackage(input, 'other'), scripts } };
};
