import { cleanText } from './clean-text.ts';

/** Markup that is complete and safe to join. Only {@link html} makes it, so nothing is escaped twice or never. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/** What may stand between the literal parts of {@link html}; `undefined` leaves nothing. */
export type MarkupPart = string | number | Markup | readonly Markup[] | undefined;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing. */
export const EMPTY = new Markup('');

/**
 * Markup from a template: literal parts are taken as they are, every inserted text is cleaned and escaped for both
 * element content and quoted attribute values. The one place where text becomes HTML or SVG.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  let source = literals[0] ?? '';
  for (const [index, part] of parts.entries()) source += `${write(part)}${literals[index + 1] ?? ''}`;
  return new Markup(source);
}

/** The parts one after another with `separator` (trusted literal) between them. */
export function join(parts: readonly Markup[], separator = ''): Markup {
  return new Markup(parts.map((part) => part.source).join(separator));
}

function write(part: MarkupPart): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map((piece) => piece.source).join('');
  return escapeText(String(part));
}

function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
