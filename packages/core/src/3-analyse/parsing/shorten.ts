/** White space collapsed, cut behind `limit` characters with an ellipsis; linear in the limit, not in the text. */
export function shorten(text: string, limit: number): string {
  const flat = (text.length > 4 * limit ? text.slice(0, 4 * limit) : text).replace(/\s+/g, ' ').trim();
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`;
}

const PREFIX = /[rbuf]{0,2}/iy;

/**
 * The text of a string literal of the source without prefix and quotes, white space collapsed; of literals that stand side
 * by side all that are written alike. A call that translates or fills in the literal is
 * looked through. `undefined` for other expressions.
 */
export function literalText(text: string, limit: number): string | undefined {
  const filled = text.endsWith(')') ? text.lastIndexOf('.format(') : -1;
  const bare = filled > 0 ? text.slice(0, filled) : text;
  let rest = bare.startsWith('_(') && bare.endsWith(')') ? bare.slice(2, -1).trim().replace(/,$/, '') : bare;
  let joined = '';
  while (rest !== '') {
    const piece = readLiteral(rest);
    if (piece === undefined) return undefined;
    // A reader would see the prefix in the middle of the message.
    if (piece.prefix !== '' && joined !== '') return shorten(`${joined}…`, limit);
    joined += piece.inner;
    rest = piece.rest.trimStart();
  }
  const flat = shorten(joined, limit);
  return flat === '' ? undefined : flat;
}

function readLiteral(text: string): { prefix: string; inner: string; rest: string } | undefined {
  PREFIX.lastIndex = 0;
  const prefix = PREFIX.exec(text)?.[0] ?? '';
  const mark = text[prefix.length] ?? '';
  if (mark !== '"' && mark !== "'" && mark !== '`') return undefined;
  const triple = mark.repeat(3);
  const quote = mark !== '`' && text.startsWith(triple, prefix.length) ? triple : mark;
  for (let at = prefix.length + quote.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at))
      return { prefix, inner: text.slice(prefix.length + quote.length, at), rest: text.slice(at + quote.length) };
  }
  return undefined;
}
