import type { ScriptFact } from '../repo-survey.ts';
import { readIni } from './ini-document.ts';
import { emptyPackage, type ManifestReader } from './manifest-reader.ts';
import { toxTasks } from './pyproject.ts';
import { TomlDocument } from './toml-document.ts';

/** Most environments of a file. @source own bound: further ones are variants */
const MAX_ENVIRONMENTS = 40;
/** Sections of named environments; names made of factors are variants of others. */
const ENVIRONMENT = /^testenv:([\w.-]{1,60})$/;

/** Reads the environments of a tox.toml that say what they are for. */
export const readToxToml: ManifestReader = (input) => {
  const toml = TomlDocument.read(input.text);
  if (toml === undefined) return undefined;
  const scripts = toxTasks(input, toml, ['env']).slice(0, MAX_ENVIRONMENTS);
  return scripts.length === 0 ? {} : { packageFact: { ...emptyPackage(input, 'python'), scripts } };
};

/** Reads the environments of a tox.ini with their commands and descriptions; `undefined` never, broken lines are skipped. */
export const readToxIni: ManifestReader = (input) => {
  const entries = readIni(input.text);
  const heads = new Map(
    input.text.split('\n').flatMap((line, at): [string, number][] => {
      const section = /^\[([^\]]{1,80})\]\s*$/.exec(line)?.[1];
      return section === undefined ? [] : [[section.trim(), at + 1]];
    }),
  );
  const scripts = [...heads].flatMap(([section, head]): ScriptFact[] => {
    const name = ENVIRONMENT.exec(section)?.[1] ?? (section === 'testenv' ? '' : undefined);
    if (name === undefined) return [];
    const items = (key: string) => entries.find((entry) => entry.section === section && entry.key === key)?.items ?? [];
    const commands = items('commands');
    const [note] = items('description');
    const last = Math.max(head, ...commands.map(({ endLine }) => endLine), note?.endLine ?? 0);
    const command = commands.map(({ value }) => value).join('\n');
    if (command === '' && note === undefined) return [];
    return [
      {
        path: input.path,
        name: name === '' ? 'testenv' : name,
        command,
        invocation: name === '' ? 'tox' : `tox -e ${name}`,
        ...(note === undefined ? {} : { note }),
        startLine: head,
        endLine: last,
      },
    ];
  });
  if (scripts.length === 0) return {};
  return { packageFact: { ...emptyPackage(input, 'python'), scripts: scripts.slice(0, MAX_ENVIRONMENTS) } };
};
