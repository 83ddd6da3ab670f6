import type { ArgumentFact } from '../analysis.ts';
import { unquote } from './collect-captures.ts';
import { shorten } from './shorten.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Most arguments kept of a call, and the longest one. @source analysis.ts */
const MAX_ARGUMENTS = 6;
const MAX_ARGUMENT = 80;

/** Longest name of an argument. */
const MAX_NAME = 80;

/** Takes what calls pass. Equal arguments of a file are one object, because most are short and common. */
export class ArgumentReader {
  readonly #text: string;
  readonly #known = new Map<string, ArgumentFact>();
  #limit = MAX_ARGUMENT;

  constructor(text: string) {
    this.#text = text;
  }

  /** Arguments of a call in order; the members of an object literal count as named ones. Texts are cut at `limit`. */
  read(call: SyntaxNode, limit = MAX_ARGUMENT): ArgumentFact[] {
    const list = call.childForFieldName('arguments');
    if (list === null || (list.type !== 'arguments' && list.type !== 'argument_list')) return [];
    this.#limit = limit;
    const found: ArgumentFact[] = [];
    for (const child of list.namedChildren) {
      if (found.length >= MAX_ARGUMENTS) break;
      if (child === null || child.type === 'comment') continue;
      if (child.type === 'keyword_argument') this.#addPair(found, child, 'name');
      else if (child.type === 'object') this.#addMembers(found, child);
      else this.#add(found, undefined, child);
    }
    return found;
  }

  #addMembers(found: ArgumentFact[], object: SyntaxNode): void {
    for (const member of object.namedChildren) {
      if (found.length >= MAX_ARGUMENTS) return;
      if (member === null || member.type === 'comment') continue;
      if (member.type === 'pair') this.#addPair(found, member, 'key');
      else if (member.type === 'shorthand_property_identifier') this.#add(found, member, member);
      else if (member.type === 'spread_element') this.#add(found, undefined, member);
      else if (member.type === 'method_definition') this.#add(found, member.childForFieldName('name'), member);
    }
  }

  #addPair(found: ArgumentFact[], pair: SyntaxNode, field: 'name' | 'key'): void {
    const value = pair.childForFieldName('value');
    if (value !== null) this.#add(found, pair.childForFieldName(field), value);
  }

  #add(found: ArgumentFact[], named: SyntaxNode | null | undefined, value: SyntaxNode): void {
    const text = shorten(this.#slice(value, 5 * this.#limit), this.#limit);
    const name = named ? unquote(this.#slice(named, MAX_NAME)) : undefined;
    const key = `${name ?? ''}\n${text}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = name === undefined ? { text } : { name, text };
      this.#known.set(key, known);
    }
    found.push(known);
  }

  #slice({ startIndex, endIndex }: SyntaxNode, limit: number): string {
    return this.#text.slice(startIndex, Math.min(endIndex, startIndex + limit));
  }
}
