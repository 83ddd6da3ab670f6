/** The text with each `{name}` replaced by its value; an unknown name stays as it is, so that a gap is seen. */
export function fillMessage(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? whole : String(value);
  });
}
