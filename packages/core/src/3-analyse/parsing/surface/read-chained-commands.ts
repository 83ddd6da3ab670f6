import type { LineRange } from '#vocabulary';
import type { DescribedCall } from '../extract-calls.ts';
import type { SyntaxNode } from '../syntax-node.ts';
import { CommandChains, commandName, lastName } from './command-chains.ts';
import type { RawEntry, RawOption, RawValue } from './raw-surface.ts';
import { cut, nodesOf, type SurfaceContext } from './surface-context.ts';

/** Most options kept of one file. */
const MAX_OPTIONS = 400;

interface Command {
  readonly startLine: number;
  readonly endLine: number;
  help?: string;
  helpLines?: LineRange;
  handler?: RawValue;
}

/** Commands and options that chains of calls declare: commander, cac, yargs. */
export function readChainedCommands(context: SurfaceContext): { entries: RawEntry[]; options: RawOption[] } {
  const isYargs = context.uses('yargs');
  if (!isYargs && !context.uses('commander', 'cac', 'sade')) return { entries: [], options: [] };
  return new ChainReader(context, isYargs).read();
}

class ChainReader {
  readonly #context: SurfaceContext;
  readonly #chains: CommandChains;
  readonly #isYargs: boolean;
  readonly #commands = new Map<string, Command>();
  readonly #options: RawOption[] = [];

  constructor(context: SurfaceContext, isYargs: boolean) {
    this.#context = context;
    this.#chains = new CommandChains(context);
    this.#isYargs = isYargs;
  }

  read(): { entries: RawEntry[]; options: RawOption[] } {
    for (const call of this.#context.calls) {
      const path = READ.has(lastName(call)) ? this.#chains.of(call) : undefined;
      if (path !== undefined && this.#options.length < MAX_OPTIONS) this.#readCall(call, path);
    }
    const entries = [...this.#commands].flatMap(
      ([name, { help, helpLines, handler, startLine, endLine }]): RawEntry[] => {
        if (name === '' && handler === undefined) return [];
        const said = help === undefined || helpLines === undefined ? {} : { help, helpLines };
        const about = { ...said, ...(handler === undefined ? {} : { handler }) };
        const written = name === '' ? {} : { written: name.slice(name.lastIndexOf(' ') + 1) };
        return [{ kind: 'command', name, startLine, endLine, ...about, ...written }];
      },
    );
    return { entries, options: this.#options };
  }

  #readCall(call: DescribedCall, path: string): void {
    const nodes = this.#context.argumentNodes(call.call.node);
    switch (lastName(call)) {
      case 'command':
        this.#readCommand(call, path, nodes);
        return;
      case 'description':
      case 'describe':
        this.#describe(call, path, { help: nodes[0] });
        return;
      case 'action':
        this.#describe(call, path, { handler: this.#context.value(nodes[0]) });
        return;
      case 'addOption':
        if (nodes[0] !== undefined) this.#addMade(call, path, nodes[0]);
        return;
      case 'options':
        for (const pair of nodes[0]?.type === 'object' ? nodesOf(nodes[0]) : []) this.#addKeyed(pair, path, 'flag');
        return;
      default:
        this.#readOption(call, path, nodes);
    }
  }

  #readCommand(call: DescribedCall, path: string, nodes: readonly SyntaxNode[]): void {
    const written = this.#context.literal(nodes[0]);
    if (written === undefined) return;
    const help = nodes[1];
    const last = nodes.at(-1);
    const handler = this.#isYargs && nodes.length > 2 && last !== undefined ? this.#context.value(last) : undefined;
    this.#describe(call, path, { help, handler });
    for (const word of written.split(/\s+/).slice(commandName(written) === '' ? 0 : 1)) {
      if (/^[<[].+[>\]]$/.test(word))
        this.#options.push({ ...this.#place(call), ...argument(word), ...commandOf(path) });
    }
  }

  #describe(
    call: DescribedCall,
    path: string,
    about: { help?: SyntaxNode | undefined; handler?: RawValue | undefined },
  ): void {
    const known: Command = this.#commands.get(path) ?? this.#place(call);
    const help = this.#context.help(about.help);
    if (help !== undefined && about.help !== undefined && known.help === undefined) {
      known.help = help;
      known.helpLines = this.#context.range(about.help);
    }
    if (about.handler !== undefined) known.handler ??= about.handler;
    this.#commands.set(path, known);
  }

  #readOption(call: DescribedCall, path: string, nodes: readonly SyntaxNode[]): void {
    const written = this.#context.literal(nodes[0]);
    if (written === undefined) return;
    const last = lastName(call);
    if (last === 'argument' || last === 'arguments') {
      const help = last === 'argument' ? helpOf(this.#context.help(nodes[1])) : {};
      const standard = this.#context.plain(nodes[2]);
      const byDefault = last === 'arguments' || standard === undefined ? {} : { defaultLiteral: standard };
      for (const word of written.split(/\s+/))
        this.#options.push({ ...this.#place(call), ...argument(word), ...help, ...byDefault, ...commandOf(path) });
    } else if (written.startsWith('-')) this.#addFlags(call, path, nodes);
    else if (this.#isYargs) this.#addSettings(call, path, last === 'positional' ? 'argument' : 'flag');
  }

  /** `.option('-p, --port <number>', 'help', '8000')` */
  #addFlags(call: DescribedCall, path: string, nodes: readonly SyntaxNode[]): void {
    const flags = parseFlags(this.#context.literal(nodes[0]) ?? '');
    if (flags === undefined) return;
    const last = nodes.at(-1);
    const settings = last?.type === 'object' ? nodesOf(last) : [];
    const stated = nodes.length > 3 ? nodes[3] : isParser(nodes[2]) ? undefined : nodes[2];
    const standard = this.#context.plain(this.#context.member(settings, 'default') ?? stated);
    this.#options.push({
      ...this.#place(call),
      ...flags,
      ...helpOf(this.#context.help(nodes[1])),
      ...(standard === undefined ? {} : { defaultLiteral: standard }),
      ...(lastName(call) === 'requiredOption' ? { isRequired: true } : {}),
      ...commandOf(path),
    });
  }

  /** `.addOption(new Option('--mode <mode>', 'help').default('a'))` */
  #addMade(call: DescribedCall, path: string, made: SyntaxNode): void {
    let node = made;
    let standard: string | undefined;
    for (let depth = 0; depth < 20 && node.type !== 'new_expression'; depth++) {
      const step = this.#context.callAt(node);
      const object = step?.call.callee.childForFieldName('object');
      if (step === undefined || object === null || object === undefined) return;
      if (lastName(step) === 'default') standard = this.#context.plain(this.#context.argumentNodes(node)[0]);
      node = object;
    }
    if (node.type !== 'new_expression') return;
    const nodes = this.#context.argumentNodes(node);
    const flags = parseFlags(this.#context.literal(nodes[0]) ?? '');
    if (flags === undefined) return;
    const byDefault = standard === undefined ? {} : { defaultLiteral: standard };
    this.#options.push({
      ...this.#place(call),
      ...flags,
      ...helpOf(this.#context.help(nodes[1])),
      ...byDefault,
      ...commandOf(path),
    });
  }

  /** `.option('port', { alias: 'p', type: 'number' })` */
  #addSettings(call: DescribedCall, path: string, kind: RawOption['kind']): void {
    const [name, settings] = this.#context.argumentNodes(call.call.node);
    const key = this.#context.literal(name);
    if (key !== undefined)
      this.#options.push({ ...this.#place(call), ...this.#settings(key, settings, kind), ...commandOf(path) });
  }

  #addKeyed(pair: SyntaxNode, path: string, kind: RawOption['kind']): void {
    const key = pair.childForFieldName('key');
    const value = pair.childForFieldName('value');
    if (key === null || value === null) return;
    const name = cut(key, 80).replace(/["'`]/g, '');
    this.#options.push({ ...this.#context.range(pair), ...this.#settings(name, value, kind), ...commandOf(path) });
  }

  #settings(key: string, value: SyntaxNode | undefined, kind: RawOption['kind']) {
    const settings = value?.type === 'object' ? nodesOf(value) : [];
    const text = (name: string) => this.#context.help(this.#context.member(settings, name));
    const alias = text('alias');
    const type = text('type');
    const standard = this.#context.plain(this.#context.member(settings, 'default'));
    const required = this.#context.member(settings, 'demandOption') ?? this.#context.member(settings, 'required');
    return {
      kind,
      name: kind === 'flag' ? `--${key}` : key,
      aliases: alias === undefined ? [] : [alias.length === 1 ? `-${alias}` : `--${alias}`],
      ...(type === undefined ? {} : { type }),
      ...(standard === undefined ? {} : { defaultLiteral: standard }),
      ...helpOf(text('describe') ?? text('description') ?? text('desc')),
      ...(required?.type === 'true' ? { isRequired: true } : {}),
    };
  }

  /** The lines of a call in a chain: from its own name on. */
  #place(call: DescribedCall): { startLine: number; endLine: number } {
    const property = call.isPart ? null : call.call.callee.childForFieldName('property');
    const startLine = this.#context.lines.lineAt(property?.startIndex ?? call.at);
    return { startLine, endLine: Math.max(startLine, this.#context.range(call.call.node).endLine) };
  }
}

const READ = new Set(
  'command description describe action addOption options option requiredOption argument arguments positional'.split(
    ' ',
  ),
);

/** A function that reads the value rather than a default. */
function isParser(node: SyntaxNode | undefined): boolean {
  return (
    node !== undefined &&
    (/function/.test(node.type) || (/^[a-z][\w$]*$/.test(cut(node, 80)) && node.type === 'identifier'))
  );
}

function helpOf(help: string | undefined): { help?: string } {
  return help === undefined ? {} : { help };
}

function commandOf(path: string): { command?: string } {
  return path === '' ? {} : { command: path };
}

function argument(word: string): Pick<RawOption, 'kind' | 'name' | 'aliases' | 'isRequired'> {
  const name = word.replace(/^[<[]|[>\]]$/g, '');
  return { kind: 'argument', name, aliases: [], ...(word.startsWith('<') ? { isRequired: true } : {}) };
}

/** `-p, --port <number>` taken apart. */
export function parseFlags(written: string): Pick<RawOption, 'kind' | 'name' | 'aliases' | 'type'> | undefined {
  const flags = written.match(/(^|[\s,|/])--?[\w?][\w.-]*/g)?.map((flag) => flag.replace(/^[\s,|/]+/, '')) ?? [];
  const name = flags.find((flag) => flag.startsWith('--')) ?? flags[0];
  if (name === undefined) return undefined;
  const placeholder = /[<[]([^>\]]{1,60})[>\]]/.exec(written)?.[1];
  const type = placeholder ?? 'boolean';
  return { kind: 'flag', name, aliases: flags.filter((flag) => flag !== name), type };
}
