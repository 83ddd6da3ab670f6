import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { fileNameOf, type LineRange, type RepoPath } from '#vocabulary';
import type { DocumentLine, ServiceFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { isTooDeep, PLAIN_YAML } from './plain-yaml.ts';

const NAME = /^(docker-)?compose([.-][\w.-]{1,60})?\.ya?ml$/;
/** Longest file, most services and most entries of one. @source own bounds */
const MAX_CHARACTERS = 64_000;
const MAX_SERVICES = 60;
const MAX_ENTRIES = 20;

/** The services of a compose file; nothing for other files and for broken syntax. */
export function readServices(path: RepoPath, text: string): ServiceFact[] {
  if (!NAME.test(fileNameOf(path)) || text.length > MAX_CHARACTERS || isTooDeep(text)) return [];
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, ...PLAIN_YAML });
    const services = isMap(document.contents) ? document.contents.get('services', true) : undefined;
    if (document.errors.length > 0 || !isMap(services)) return [];
    return services.items.slice(0, MAX_SERVICES).map((pair) => serviceOf(path, pair, lines));
  } catch {
    return [];
  }
}

function serviceOf(path: RepoPath, pair: Pair, lines: LineCounter): ServiceFact {
  const at = (key: string): unknown => (isMap(pair.value) ? pair.value.get(key, true) : undefined);
  const all = (key: string): DocumentLine[] => entriesOf(at(key), lines);
  const [image] = all('image');
  const built = at('build');
  const [build] = entriesOf(isMap(built) ? built.get('context', true) : built, lines);
  const command = at('command');
  const words = entriesOf(command, lines);
  const [first] = words;
  const name = isScalar(pair.key) ? String(pair.key.value) : '';
  return {
    path,
    name: flatCopy(name),
    startLine: rangeOf(pair.key, lines).startLine,
    endLine: Math.max(rangeOf(pair.key, lines).startLine, rangeOf(pair.value, lines).endLine),
    ports: all('ports'),
    dependsOn: all('depends_on'),
    ...(image === undefined ? {} : { image }),
    ...(build === undefined ? {} : { build }),
    // A script over several lines cannot be shown as one command.
    ...(first === undefined || words.some(({ text }) => text.trim().includes('\n'))
      ? {}
      : { command: { ...rangeOf(command, lines), text: words.map(({ text }) => text).join(' ') } }),
  };
}

/** A value, the members of a list, or the keys of a map. */
function entriesOf(node: unknown, lines: LineCounter): DocumentLine[] {
  const nodes = isSeq(node) ? node.items : isMap(node) ? node.items.map(({ key }) => key) : [node];
  return nodes.slice(0, MAX_ENTRIES).flatMap((item) => {
    if (!isScalar(item) || item.value === null || item.value === undefined) return [];
    return [{ text: flatCopy(String(item.value).slice(0, 200)), ...rangeOf(item, lines) }];
  });
}

function rangeOf(node: unknown, lines: LineCounter): LineRange {
  const range = (node as Node | null)?.range;
  if (range === null || range === undefined) return { startLine: 1, endLine: 1 };
  const startLine = lines.linePos(range[0]).line;
  return { startLine, endLine: Math.max(startLine, lines.linePos(Math.max(range[0], range[1] - 1)).line) };
}
