import type { SurveyedFile } from '#survey';
import { fileNameOf, type RepoPath } from '#vocabulary';
import type { SettingValue } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { readContainerValues } from './read-container-values.ts';

/** Most settings of one file. @source own bound: hand-written ones stay far below */
const MAX_VALUES = 400;
/** Longest line looked at, longest value and comment kept, in characters. @source own bound */
const LINE = 1_000;
const VALUE = 120;
const COMMENT = 300;

/** `.env`, `.env.example`, `env.sample`, `production.env`: lines of `NAME=value`. */
const DOTENV = /^(\.?env(\.[\w-]{1,40}){0,3}|[\w-]{1,40}\.env(\.(example|sample|template|dist|default))?|\.envrc)$/i;

/** Roles whose files tell about the product itself, not about its tests or examples. */
const ROLES = new Set(['config', 'build', 'manifest', 'other', 'data']);

/** Values that files beside the code give to settings: dotenv files, compose, Dockerfile and Kubernetes. O(characters). */
export function readSettingValues({ path, role }: Pick<SurveyedFile, 'path' | 'role'>, text: string): SettingValue[] {
  if (!ROLES.has(role)) return [];
  const name = fileNameOf(path);
  if (DOTENV.test(name)) return readDotenv(path, text);
  if (/^dockerfile\b|\.dockerfile$|^containerfile/i.test(name)) return readDockerfile(path, text);
  if (/\.ya?ml$/i.test(name)) return readContainerValues(path, text).slice(0, MAX_VALUES);
  return [];
}

/** Lines `NAME=value`, also commented out, with the comment above or behind. */
function readDotenv(path: RepoPath, text: string): SettingValue[] {
  const values: SettingValue[] = [];
  let comment: { text: string; startLine: number; endLine: number } | undefined;
  linesOf(text).forEach((line, index) => {
    if (values.length >= MAX_VALUES) return;
    const number = index + 1;
    const found = /^\s{0,40}(#\s{0,8})?(?:export\s{1,8})?([A-Za-z_][A-Za-z0-9_]{0,100})=(.*)$/.exec(line);
    // A commented sentence may hold an equals sign; a name that is not shouted is no variable there.
    const isSetting = found !== null && (found[1] === undefined || /^[A-Z][A-Z0-9_]*$/.test(found[2] as string));
    if (isSetting) {
      const { value, behind } = splitValue(found[3] as string);
      const beside = behind === undefined ? comment : { text: behind, startLine: number, endLine: number };
      values.push(
        makeValue(
          { path, name: found[2] as string, kind: 'example', value, isOff: found[1] !== undefined },
          number,
          beside,
        ),
      );
      comment = undefined;
      return;
    }
    const words = /^\s{0,40}#+\s?(.*)$/.exec(line)?.[1]?.trim();
    if (words === undefined || words === '' || /^[-=#*_\s]+$/.test(words)) comment = undefined;
    else if (comment === undefined) comment = { text: words, startLine: number, endLine: number };
    else if (comment.text.length < COMMENT) comment = { ...comment, text: `${comment.text} ${words}`, endLine: number };
  });
  return values;
}

/** `ENV NAME=value NAME=value` and `ENV NAME value`; what an ARG gives is decided when the image is built. */
function readDockerfile(path: RepoPath, text: string): SettingValue[] {
  const values: SettingValue[] = [];
  let isEnv = false;
  linesOf(text).forEach((line, index) => {
    const start = /^\s{0,40}ENV\s+(.*)$/i.exec(line);
    const rest = start?.[1] ?? (isEnv ? line : undefined);
    isEnv = rest !== undefined && /\\\s*$/.test(line);
    if (rest === undefined || values.length >= MAX_VALUES) return;
    const pairs = [
      ...rest.matchAll(/(?:^|\s)([A-Za-z_][A-Za-z0-9_]{0,100})=("[^"]{0,300}"|'[^']{0,300}'|[^\s\\]{0,300})/g),
    ];
    const bare = pairs.length === 0 ? /^([A-Za-z_][A-Za-z0-9_]{0,100})\s+(\S.{0,300})$/.exec(rest) : null;
    for (const [, name = '', value = ''] of bare === null ? pairs : [bare]) {
      values.push(makeValue({ path, name, kind: 'image', value: splitValue(value).value, isOff: false }, index + 1));
    }
  });
  return values;
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.slice(0, LINE).replace(/\r$/, ''));
}

/** The value without quotes, and the comment behind it. */
function splitValue(written: string): { value: string; behind?: string } {
  const text = written.trim();
  const quoted = /^(["'])(.{0,600}?)\1(?:\s+#\s*(.{1,300}))?$/.exec(text);
  if (quoted !== null) return { value: quoted[2] ?? '', ...(quoted[3] === undefined ? {} : { behind: quoted[3] }) };
  const at = text.search(/(^|\s)#\s/);
  if (at < 0) return { value: text };
  return { value: text.slice(0, at).trim(), behind: text.slice(at).replace(/^\s*#+\s*/, '') };
}

function makeValue(
  fact: Pick<SettingValue, 'path' | 'name' | 'kind' | 'value' | 'isOff'>,
  line: number,
  comment?: { text: string; startLine: number; endLine: number },
): SettingValue {
  return {
    ...fact,
    name: flatCopy(fact.name),
    value: flatCopy(fact.value.slice(0, VALUE)),
    startLine: line,
    endLine: line,
    ...(comment === undefined ? {} : { comment: { ...comment, text: flatCopy(comment.text.slice(0, COMMENT)) } }),
  };
}
