import { fileNameOf, type LineRange, type RepoPath } from '#vocabulary';
import type { DocumentLine, ImageFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';

const NAME = /^(Dockerfile|Containerfile)([.-][\w.-]{1,60})?$|\.[Dd]ockerfile$/;
/** Most instructions read, lines of one of them, and the longest text kept. @source own bounds */
const MAX_INSTRUCTIONS = 400;
const MAX_LINES = 100;
const MAX_TEXT = 200;

interface Instruction {
  readonly word: string;
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
}

type Mutable = { -readonly [K in keyof ImageFact]: ImageFact[K] };

/** What a container recipe builds: its stages, and what holds in the last one. Nothing for other files. */
export function readImage(path: RepoPath, text: string): ImageFact[] {
  if (!NAME.test(fileNameOf(path))) return [];
  const stages: ImageFact['stages'][number][] = [];
  const defaults = new Map<string, DocumentLine>();
  let last: Partial<Mutable> = {};
  const instructions = instructionsIn(text);
  for (const instruction of instructions) {
    if (instruction.word === 'FROM') {
      const [base = '', name] = instruction.text.replace(/^(--\S+\s+)+/, '').split(/\s+as\s+/i);
      const { startLine, endLine } = instruction;
      const stage = resolve(base.trim().slice(0, MAX_TEXT), { startLine, endLine }, defaults);
      stages.push(name === undefined ? stage : { ...stage, name: flatCopy(name.trim().slice(0, MAX_TEXT)) });
      last = {};
    } else if (stages.length === 0 && instruction.word === 'ARG') {
      const [, argument = '', value = ''] = /^(\w{1,80})=["']?([^"'\s]{1,200})/.exec(instruction.text) ?? [];
      defaults.set(argument, { text: flatCopy(value), startLine: instruction.startLine, endLine: instruction.endLine });
    } else last = apply(last, instruction);
  }
  const [first] = stages;
  if (first === undefined) return [];
  const { ports = [], volumes = [], variables = [], hasHealthCheck = false, ...rest } = last;
  const endLine = instructions.at(-1)?.endLine ?? first.endLine;
  return [{ path, stages, ports, volumes, variables, hasHealthCheck, ...rest, startLine: first.startLine, endLine }];
}

/** A base that is an argument is what the argument falls back to, with the line that says so. */
function resolve(
  base: string,
  range: LineRange,
  defaults: ReadonlyMap<string, DocumentLine>,
): ImageFact['stages'][number] {
  const argument = /^\$\{?(\w{1,80})\}?$/.exec(base)?.[1];
  const value = argument === undefined ? undefined : defaults.get(argument);
  if (value === undefined || value.text === '') return { base: flatCopy(base), ...range };
  return { base: value.text, startLine: value.startLine, endLine: value.endLine };
}

function apply(image: Partial<Mutable>, { word, text, startLine, endLine }: Instruction): Partial<Mutable> {
  const line: DocumentLine = { text: flatCopy(execForm(text).slice(0, MAX_TEXT)), startLine, endLine };
  switch (word) {
    case 'EXPOSE':
      return {
        ...image,
        ports: [...(image.ports ?? []), ...line.text.split(/\s+/).map((port) => ({ ...line, text: port }))],
      };
    case 'VOLUME':
      return { ...image, volumes: [...(image.volumes ?? []), line] };
    case 'USER':
      return { ...image, user: line };
    // A new entry point takes the command of the base image away.
    case 'ENTRYPOINT':
      return { ...image, entrypoint: line };
    case 'CMD':
      return { ...image, command: line };
    case 'HEALTHCHECK':
      return { ...image, hasHealthCheck: !/^NONE\b/i.test(text) };
    case 'ENV': {
      const pairs = [...text.slice(0, 2_000).matchAll(/([A-Za-z_]\w{0,80})=("[^"]{0,200}"|\S{0,200})/g)];
      const variables = pairs.map(([, name = '', value = '']) => ({
        name: flatCopy(name),
        value: flatCopy(value.replace(/^"|"$/g, '')),
        startLine,
        endLine,
      }));
      return { ...image, variables: [...(image.variables ?? []), ...variables].slice(0, 40) };
    }
    default:
      return image;
  }
}

function instructionsIn(text: string): Instruction[] {
  const lines = text.split('\n');
  const found: Instruction[] = [];
  for (let at = 0; at < lines.length && found.length < MAX_INSTRUCTIONS; at++) {
    const start = at;
    let whole = (lines[at] ?? '').trim();
    if (whole === '' || whole.startsWith('#')) continue;
    while (whole.endsWith('\\') && at + 1 < lines.length && at - start < MAX_LINES) {
      const next = (lines[++at] ?? '').trim();
      whole = next.startsWith('#') ? whole : `${whole.slice(0, -1).trim()} ${next}`;
    }
    const word = /^[A-Za-z]{2,20}/.exec(whole)?.[0] ?? '';
    found.push({
      word: word.toUpperCase(),
      text: whole.slice(word.length).trim(),
      startLine: start + 1,
      endLine: at + 1,
    });
  }
  return found;
}

/** `["node", "main.js"]` as `node main.js`. */
function execForm(text: string): string {
  if (!/^\[.*\]$/.test(text)) return text;
  return text
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim().replace(/^["']|["']$/g, ''))
    .join(' ');
}
