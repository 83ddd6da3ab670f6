import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml';
import type { LineRange, RepoPath } from '#vocabulary';
import type { CiFilter, CiJobFact } from '../analysis.ts';
import { flatCopy } from '../intern-strings.ts';
import { readJobTraits } from './ci-traits.ts';
import { isTooDeep, PLAIN_YAML } from './plain-yaml.ts';
import { publishingSteps } from './publishing-steps.ts';
import { conditionOf, itemsOf, keyOf, pairsOf, rangeOf, textOf, valueOfKey } from './yaml-nodes.ts';

/** Largest definition read: hand-written ones stay far below, and the reader's cost grows with nesting. */
const MAX_CHARACTERS = 64_000;

/** Most jobs of a definition and commands of a job. */
const MAX_JOBS = 100;
const MAX_COMMANDS = 60;
/** Most values of a filter. */
const MAX_VALUES = 20;
const FILTERS = ['branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore', 'types'] as const;

/** Longest condition kept. */
const MAX_CONDITION = 200;

type Command = CiJobFact['commands'][number];

/** A script of a job, and whether a condition of its step decides whether it runs. */
interface Script {
  readonly node: unknown;
  readonly isConditional: boolean;
}

/** The jobs of a CI definition; empty for formats that are not read, `undefined` for broken syntax. */
export function readCiJobs(path: RepoPath, text: string): CiJobFact[] | undefined {
  const isWorkflow = /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
  if (!isWorkflow && !/(^|\/)\.gitlab-ci\.ya?ml$/.test(path)) return [];
  if (text.length > MAX_CHARACTERS || isTooDeep(text)) return undefined;
  try {
    const reader = new CiReader(path, text);
    const jobs = isWorkflow ? reader.workflowJobs() : reader.gitlabJobs();
    return jobs.map((job) => {
      const publishing = publishingSteps(job);
      return publishing.length === 0 ? job : { ...job, publishing };
    });
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
    const besideChanges = triggers.filter((trigger) => isBesideChanges(trigger, filters)).map(flatCopy);
    return pairsOf(jobs)
      .slice(0, MAX_JOBS)
      .map((pair) => {
        const steps = valueOfKey(pair.value, 'steps');
        const runs = isSeq(steps)
          ? steps.items.map((step) => ({
              node: valueOfKey(step, 'run'),
              isConditional: conditionOf(step) !== undefined,
            }))
          : [];
        const job = this.#job(pair, { workflow: name, triggers, scripts: runs });
        const condition = conditionOf(pair.value);
        return {
          ...job,
          ...(condition === undefined
            ? {}
            : {
                condition: { text: flatCopy(condition.text.slice(0, MAX_CONDITION)), ...this.#rangeOf(condition.node) },
              }),
          ...(filters.length === 0 ? {} : { filters }),
          ...(besideChanges.length === 0 ? {} : { besideChanges }),
          ...readJobTraits({ job: pair.value, workflow: this.#root }, this.#lines),
        };
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
      return FILTERS.flatMap((kind) => {
        const node = valueOfKey(pair.value, kind);
        // A pattern behind an exclamation mark takes away what others let in.
        const values = itemsOf(node)
          .flatMap((item) => textOf(item) ?? [])
          .filter((value) => !value.startsWith('!'));
        if (values.length === 0 || values.length > MAX_VALUES) return [];
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
          itemsOf(valueOfKey(pair.value, key)).map((node) => ({ node, isConditional: false })),
        );
        const stage = textOf(valueOfKey(pair.value, 'stage'));
        return this.#job(pair, { workflow: stage ?? 'test', triggers: gitlabTriggers(pair.value), scripts });
      });
  }

  #job(
    pair: Pair,
    facts: { readonly workflow: string; readonly triggers: readonly string[]; readonly scripts: readonly Script[] },
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
  #commands({ node: script, isConditional }: Script): Command[] {
    if (!isScalar(script) || typeof script.value !== 'string') return [];
    const { startLine, endLine } = this.#rangeOf(script);
    if (script.type !== Scalar.BLOCK_LITERAL) {
      const command = flatCopy(script.value.trim());
      return command === '' ? [] : [{ command, startLine, endLine, ...(isConditional ? { isConditional } : {}) }];
    }
    const commands: Command[] = [];
    let open: { text: string; startLine: number } | undefined;
    let depth = 0;
    let mark: string | undefined;
    script.value.split('\n').forEach((raw, index) => {
      const line = startLine + 1 + index;
      // What is fed to a command up to its mark is no command.
      if (mark !== undefined) {
        if (raw.trim() === mark) mark = undefined;
        return;
      }
      const text: string = open === undefined ? raw.trim() : `${open.text} ${raw.trim()}`;
      mark = /<<-?\s*(["']?)(\w{1,40})\1(?=\s|$)/.exec(text)?.[2];
      const first = open?.startLine ?? line;
      open = undefined;
      if (text.endsWith('\\')) open = { text: text.slice(0, -1).trim(), startLine: first };
      else if (text !== '' && !text.startsWith('#')) {
        const isInside = isConditional || depth > 0;
        depth = Math.max(0, depth + nesting(text));
        commands.push({
          command: flatCopy(text),
          startLine: first,
          endLine: line,
          ...(isInside ? { isConditional: true } : {}),
        });
      }
    });
    return commands;
  }

  #rangeOf(node: unknown): LineRange {
    return rangeOf(node, this.#lines);
  }
}

/** What a change does to a pull request; other events of one, such as a label, are no change. */
const CHANGES = /^(opened|synchronize|reopened|ready_for_review)$/;

function isBesideChanges(trigger: string, filters: readonly CiFilter[]): boolean {
  if (!trigger.startsWith('pull_request')) return false;
  const types = filters
    .filter((one) => one.trigger === trigger && one.kind === 'types')
    .flatMap(({ values }) => values);
  return types.length > 0 && !types.some((type) => CHANGES.test(type));
}

/** How many conditions and loops of the shell a line opens, less those it closes. */
function nesting(line: string): number {
  const opened = line.match(/(^|[;&|]\s*|\b(?:then|else|do)\s+)(if|case|for|while|until)\s/g)?.length ?? 0;
  const closed = line.match(/(^|[;\s])(fi|esac|done)(?=$|[\s;)|&])/g)?.length ?? 0;
  return opened - closed;
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
