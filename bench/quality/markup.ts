// A strict reader of the markup that our own renderer writes: HTML fragments and SVG. It repairs nothing; what does not
// fit is reported, so that "well-formed" means something.

/** An element with its children in order; text is a plain string, entities resolved. */
export interface MarkupElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (MarkupElement | string)[];
}

/** What was read, and what was wrong with it. */
export interface ParsedMarkup {
  readonly children: readonly (MarkupElement | string)[];
  /** In the order of the text; empty when it is well-formed. */
  readonly faults: readonly string[];
}

/** Elements that have no end tag in HTML. */
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)(?:="([^"<]*)")?/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));|&/gi;

interface OpenElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (MarkupElement | string)[];
}

/** Reads markup from start to end in one pass. */
export function parseMarkup(text: string): ParsedMarkup {
  const faults: string[] = [];
  const root: OpenElement = { tag: '', attributes: new Map(), children: [] };
  const open: OpenElement[] = [root];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) open.at(-1)?.children.push(resolveEntities(text.slice(at, end), faults));
    if (next < 0) break;
    TAG.lastIndex = next;
    const found = TAG.exec(text);
    if (found === null) {
      faults.push(`no tag at ${next}: ${text.slice(next, next + 40)}`);
      at = next + 1;
      continue;
    }
    at = TAG.lastIndex;
    takeTag(found, open, faults);
  }
  for (const { tag } of open.slice(1)) faults.push(`<${tag}> is not closed`);
  return { children: root.children, faults };
}

function takeTag(found: RegExpExecArray, open: OpenElement[], faults: string[]): void {
  const [, slash, name = '', attributeText = '', selfClosed] = found;
  const tag = name;
  if (slash === '/') {
    if (open.length > 1 && open.at(-1)?.tag === tag) open.pop();
    else faults.push(`</${tag}> closes ${open.at(-1)?.tag === '' ? 'nothing' : `<${open.at(-1)?.tag}>`}`);
    return;
  }
  const attributes = new Map<string, string>();
  for (const [, key = '', value = ''] of attributeText.matchAll(ATTRIBUTE)) {
    if (attributes.has(key)) faults.push(`<${tag}> has ${key} twice`);
    attributes.set(key, resolveEntities(value, faults));
  }
  const element: OpenElement = { tag, attributes, children: [] };
  open.at(-1)?.children.push(element);
  if (selfClosed !== '/' && !VOID.has(tag)) open.push(element);
}

function resolveEntities(text: string, faults: string[]): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    const known = name === undefined ? undefined : ENTITIES[name.toLowerCase()];
    if (known === undefined) faults.push(`unknown entity ${whole}`);
    return known ?? whole;
  });
}

/** Whether the element carries this class. */
export function hasClass(element: MarkupElement, name: string): boolean {
  return element.attributes.get('class')?.split(' ').includes(name) ?? false;
}

/** Every element below, outermost first, in the order of the text. */
export function* elementsIn(children: ParsedMarkup['children']): Generator<MarkupElement> {
  for (const child of children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elementsIn(child.children);
  }
}

/** The text of an element and everything below it. */
export function textOf(node: MarkupElement | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
