import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { LineRange, RepoPath } from '#vocabulary';
import type { CiFilter, CiJobFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { isTooDeep, PLAIN_YAML } from './plain-yaml.ts';

/** Largest definition read: hand-written ones stay far below, and the reader's cost grows with nesting. */
const MAX_CHARACTERS = 64_000;

/** Most jobs of a definition and commands of a job. */
const MAX_JOBS = 100;
const MAX_COMMANDS = 60;
/** Most actions, needs and values of a job. */
const MAX_ACTIONS = 20;

type Command = CiJobFact['commands'][number];

/** The jobs of a CI definition; empty for formats that are not read, `undefined` for broken syntax. */
export function readCiJobs(path: RepoPath, text: string): CiJobFact[] | undefined {
  const isWorkflow = /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
  if (!isWorkflow && !/(^|\/)\.gitlab-ci\.ya?ml$/.test(path)) return [];
  if (text.length > MAX_CHARACTERS || isTooDeep(text)) return undefined;
  try {
    const reader = new CiReader(path, text);
    return isWorkflow ? reader.workflowJobs() : reader.gitlabJobs();
  } catch {
    return undefined;
  }
}

class CiReader {
  readonly #path: RepoPath;
  readonly #lines = new LineCounter();
  readonly #root: YAMLMap | undefined;

  constructor(path: RepoPath, text: string) {
    this.#path = path;
    const document = parseDocument(text, { lineCounter: this.#lines, ...PLAIN_YAML });
    this.#root = isMap(document.contents) && document.errors.length === 0 ? document.contents : undefined;
    if (this.#root === undefined && text.trim() !== '') throw document.errors[0] ?? new TypeError('no map');
  }

  workflowJobs(): CiJobFact[] {
    const jobs = valueOfKey(this.#root, 'jobs');
    const name = textOf(valueOfKey(this.#root, 'name')) ?? this.#path.replace(/^.*\/|\.ya?ml$/g, '');
    const triggers = triggersOf(valueOfKey(this.#root, 'on'));
    const filters = this.#filters(valueOfKey(this.#root, 'on'));
    return pairsOf(jobs)
      .slice(0, MAX_JOBS)
      .map((pair) => {
        const steps = valueOfKey(pair.value, 'steps');
        const runs = isSeq(steps) ? steps.items.map((step) => valueOfKey(step, 'run')) : [];
        const job = this.#job(pair, { workflow: name, triggers, scripts: runs });
        return { ...job, ...this.#conditions(pair.value, filters) };
      });
  }

  /** What a job waits for, which actions it takes, over which axes it is repeated. */
  #conditions(job: unknown, filters: readonly CiFilter[]): Partial<CiJobFact> {
    const title = valueOfKey(job, 'name');
    const steps = valueOfKey(job, 'steps');
    const used = [...(isSeq(steps) ? steps.items : []), job].map((step) => valueOfKey(step, 'uses'));
    const actions = used.slice(0, MAX_ACTIONS).flatMap((node) => {
      const name = textOf(node);
      return name === undefined ? [] : [{ name: flatCopy(name.slice(0, 120)), ...this.#rangeOf(node) }];
    });
    const matrix = this.#matrix(valueOfKey(valueOfKey(job, 'strategy'), 'matrix'));
    const needs = itemsOf(valueOfKey(job, 'needs')).flatMap((item) => textOf(item) ?? []);
    const words = textOf(title);
    return {
      ...(words === undefined || words.includes('${{')
        ? {}
        : { title: { text: flatCopy(words.slice(0, 120)), ...this.#rangeOf(title) } }),
      ...(filters.length === 0 ? {} : { filters }),
      ...(needs.length === 0 ? {} : { needs: needs.slice(0, MAX_ACTIONS).map(flatCopy) }),
      ...(actions.length === 0 ? {} : { actions }),
      ...(matrix.length === 0 ? {} : { matrix }),
    };
  }

  #matrix(node: unknown): NonNullable<CiJobFact['matrix']>[number][] {
    return pairsOf(node).flatMap((pair) => {
      const axis = keyOf(pair);
      if (!isSeq(pair.value) || axis === 'include' || axis === 'exclude') return [];
      const values = pair.value.items.flatMap((item) => (isScalar(item) ? String(item.value) : []));
      const isPlain = values.length > 0 && values.length === pair.value.items.length && values.length <= MAX_ACTIONS;
      return isPlain ? [{ axis: flatCopy(axis), values: values.map(flatCopy), ...this.#rangeOf(pair.value) }] : [];
    });
  }

  #filters(on: unknown): CiFilter[] {
    return pairsOf(on).flatMap((pair): CiFilter[] => {
      const trigger = flatCopy(keyOf(pair));
      if (trigger === 'schedule') {
        const times = itemsOf(pair.value).map((item) => valueOfKey(item, 'cron'));
        return times.flatMap((node) => {
          const time = textOf(node);
          return time === undefined
            ? []
            : [{ trigger, kind: 'cron', values: [flatCopy(time)], ...this.#rangeOf(node) }];
        });
      }
      return (['branches', 'tags', 'types'] as const).flatMap((kind) => {
        const node = valueOfKey(pair.value, kind);
        const values = itemsOf(node).flatMap((item) => textOf(item) ?? []);
        if (values.length === 0 || values.length > MAX_ACTIONS) return [];
        return [{ trigger, kind, values: values.map(flatCopy), ...this.#rangeOf(node) }];
      });
    });
  }

  gitlabJobs(): CiJobFact[] {
    return pairsOf(this.#root)
      .filter((pair) => isMap(pair.value) && pair.value.has('script') && !keyOf(pair).startsWith('.'))
      .slice(0, MAX_JOBS)
      .map((pair) => {
        const scripts = ['before_script', 'script', 'after_script'].flatMap((key) =>
          itemsOf(valueOfKey(pair.value, key)),
        );
        const stage = textOf(valueOfKey(pair.value, 'stage'));
        return this.#job(pair, { workflow: stage ?? 'test', triggers: gitlabTriggers(pair.value), scripts });
      });
  }

  #job(
    pair: Pair,
    facts: { readonly workflow: string; readonly triggers: readonly string[]; readonly scripts: readonly unknown[] },
  ): CiJobFact {
    const commands = facts.scripts.flatMap((script) => this.#commands(script)).slice(0, MAX_COMMANDS);
    const key = this.#rangeOf(pair.key);
    const body = this.#rangeOf(pair.value);
    return {
      path: this.#path,
      workflow: flatCopy(facts.workflow),
      job: flatCopy(keyOf(pair)),
      triggers: facts.triggers.map(flatCopy),
      startLine: key.startLine,
      endLine: Math.max(key.startLine, body.endLine),
      commands,
    };
  }

  /** The command lines of a script; of a block each line, joined where a backslash says so. */
  #commands(script: unknown): Command[] {
    if (!isScalar(script) || typeof script.value !== 'string') return [];
    const { startLine, endLine } = this.#rangeOf(script);
    if (script.type !== Scalar.BLOCK_LITERAL) {
      const command = flatCopy(script.value.trim());
      return command === '' ? [] : [{ command, startLine, endLine }];
    }
    const commands: Command[] = [];
    let open: { text: string; startLine: number } | undefined;
    script.value.split('\n').forEach((raw, index) => {
      const line = startLine + 1 + index;
      const text: string = open === undefined ? raw.trim() : `${open.text} ${raw.trim()}`;
      const first = open?.startLine ?? line;
      open = undefined;
      if (text.endsWith('\\')) open = { text: text.slice(0, -1).trim(), startLine: first };
      else if (text !== '' && !text.startsWith('#'))
        commands.push({ command: flatCopy(text), startLine: first, endLine: line });
    });
    return commands;
  }

  #rangeOf(node: unknown): LineRange {
    const range = (node as Node | null)?.range;
    if (range === null || range === undefined) return { startLine: 1, endLine: 1 };
    const startLine = this.#lines.linePos(range[0]).line;
    return { startLine, endLine: Math.max(startLine, this.#lines.linePos(Math.max(range[0], range[1] - 1)).line) };
  }
}

function valueOfKey(node: unknown, key: string): unknown {
  return isMap(node) ? node.get(key, true) : undefined;
}

function pairsOf(node: unknown): Pair[] {
  return isMap(node) ? node.items : [];
}

function itemsOf(node: unknown): unknown[] {
  return isSeq(node) ? node.items : [node];
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** What starts a workflow: one word, a list, or the keys of a map. */
function triggersOf(node: unknown): string[] {
  if (isMap(node)) return node.items.map(keyOf);
  return itemsOf(node).flatMap((item) => textOf(item) ?? []);
}

function gitlabTriggers(job: unknown): string[] {
  return ['only', 'rules'].flatMap((key) => {
    const node = valueOfKey(job, key);
    if (key === 'only') return itemsOf(node).flatMap((item) => textOf(item) ?? []);
    return itemsOf(node).flatMap((rule) => textOf(valueOfKey(rule, 'if')) ?? []);
  });
}
