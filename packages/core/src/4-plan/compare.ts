/** Orders text by code unit: the same on every machine, unlike a locale's order. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The items ordered by falling score, then by name. */
export function bestFirst<T>(items: Iterable<T>, score: (item: T) => number, name: (item: T) => string): T[] {
  const scored = [...items].map((item) => ({ item, score: score(item), name: name(item) }));
  scored.sort((a, b) => b.score - a.score || byText(a.name, b.name));
  return scored.map(({ item }) => item);
}

/** Adds the value to the list under the key. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
