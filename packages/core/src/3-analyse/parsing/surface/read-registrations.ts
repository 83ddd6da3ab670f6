import type { LineRange } from '#vocabulary';
import { literalText } from '../shorten.ts';
import type { RawRegistry, RawRegistryEntry, RawValue } from './raw-surface.ts';
import { dottedName, type SurfaceContext } from './surface-context.ts';

/** Most entries kept under one name of a file. @source analysis.ts */
const MAX_ENTRIES = 60;

/** Last names of decorators that add what they decorate to something. */
const DECORATORS = new Set(
  (
    'task command group callback register route get post put delete patch head options websocket on listen event handler tool ' +
    'resource prompt hook plugin subscribe cron scheduled_job job receiver errorhandler before_request after_request middleware ' +
    'exception_handler hookimpl result_callback validator field_validator action filter simple_tag tag provider'
  ).split(' '),
);

/** Decorators of classes and methods in TypeScript that name what they register. */
const CLASS_DECORATORS = new Set(
  (
    'Controller Get Post Put Delete Patch Options Head All MessagePattern EventPattern SubscribeMessage Cron Interval Process ' +
    'Processor Resolver Query Mutation Entity Command Plugin Component customElement'
  ).split(' '),
);

/** Last names of functions that add an entry. */
const FUNCTIONS =
  /^(register\w*|add_command|addCommand|add_url_rule|add_api_route|include_router|register_blueprint|use|provide|bind|plugin|addHook|hook|mount|tool|registerTool)$/;

/** Entries that decorators and calls add, grouped by the name that adds them. */
export function readRegistrations(context: SurfaceContext): RawRegistry[] {
  return [...readDecorators(context), ...readCalls(context)];
}

function readDecorators(context: SurfaceContext): RawRegistry[] {
  const groups = new Groups('decorator');
  for (const { node, decorated } of context.decorators) {
    const call = context.callAt(node);
    const name = call === undefined ? dottedName(node) : call.isPart ? '' : call.callee;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const isClass = CLASS_DECORATORS.has(name);
    const isOwn = name.includes('.') ? DECORATORS.has(last) : /^register(_|$)/.test(name);
    if (!isClass && !isOwn) continue;
    const literal = call?.arguments.map(({ text }) => literalText(text, 120)).find((text) => text !== undefined);
    if (isClass && literal === undefined) continue;
    const value = { ...context.range(decorated), text: decorated.text, name: decorated.text };
    const startLine = context.range(node).startLine;
    groups.add(name, { startLine, endLine: value.startLine, key: literal ?? decorated.text, value });
  }
  return groups.all;
}

function readCalls(context: SurfaceContext): RawRegistry[] {
  const groups = new Groups('call');
  const decorators = new Set(context.decorators.map(({ node }) => node.id));
  for (const { call, callee, isPart, arguments: list } of context.calls) {
    const last = callee.slice(callee.lastIndexOf('.') + 1);
    if (isPart || list.length === 0 || !FUNCTIONS.test(last) || decorators.has(call.node.id)) continue;
    if (!callee.includes('.') && !last.startsWith('register')) continue;
    const nodes = context.argumentNodes(call.node);
    const literal = context.literal(nodes[0]);
    const value = literal === undefined ? context.value(nodes[0]) : context.value(nodes.at(-1));
    const isLonely = literal === undefined && nodes.length > 1 && last !== 'use' && last !== 'include_router';
    if (value === undefined || isLonely || (literal !== undefined && nodes.length < 2)) continue;
    groups.add(callee, { ...short(context.range(call.node), value), key: literal ?? '', value });
  }
  return groups.all;
}

/** Longest call that is cited whole, and longest one cited as far as the beginning of its last argument. */
const MAX_LINES = 12;
const MAX_HEAD_LINES = 40;
/** Lines in which the beginning of a function shows what it is. */
const VALUE_LINES = 5;

function short({ startLine, endLine }: LineRange, value: RawValue): LineRange {
  if (endLine - startLine < MAX_LINES) return { startLine, endLine };
  const shown = Math.min(value.endLine, value.startLine + VALUE_LINES - 1);
  const isNear = shown - startLine < MAX_HEAD_LINES;
  return { startLine, endLine: isNear ? Math.max(shown, startLine) : startLine + MAX_LINES - 1 };
}

class Groups {
  readonly #kind: 'decorator' | 'call';
  readonly #entries = new Map<string, RawRegistryEntry[]>();

  constructor(kind: 'decorator' | 'call') {
    this.#kind = kind;
  }

  add(name: string, entry: RawRegistryEntry): void {
    const list = this.#entries.get(name);
    if (list === undefined) this.#entries.set(name, [entry]);
    else if (list.length < MAX_ENTRIES) list.push(entry);
  }

  get all(): RawRegistry[] {
    return [...this.#entries].map(([name, entries]) => {
      const startLine = entries[0]?.startLine ?? 1;
      return { kind: this.#kind, name, entries, startLine, endLine: entries.at(-1)?.endLine ?? startLine };
    });
  }
}
