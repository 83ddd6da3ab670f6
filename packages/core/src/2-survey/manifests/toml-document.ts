import { parse, type TomlTable } from 'smol-toml';
import type { LineRange } from '#vocabulary';
import type { StatedValue } from '../repo-survey.ts';
import { findTomlLines, lineWith, type TomlLines } from './toml-lines.ts';

/** A string of the document with its lines. */
export interface TomlText extends StatedValue {
  readonly key: string;
}

/** A TOML document of which every value can be cited. */
export class TomlDocument {
  readonly #table: TomlTable;
  readonly #places: TomlLines;
  readonly #lines: readonly string[];

  private constructor(table: TomlTable, text: string) {
    this.#table = table;
    this.#places = findTomlLines(text);
    this.#lines = text.split('\n');
  }

  /** The document, or `undefined` when it is not TOML. */
  static read(text: string): TomlDocument | undefined {
    try {
      return new TomlDocument(parse(text), text);
    } catch {
      return undefined;
    }
  }

  /** The value at a path of keys; `undefined` when there is none. */
  at(...keys: readonly string[]): unknown {
    let value: unknown = this.#table;
    for (const key of keys) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as TomlTable)[key];
    }
    return value;
  }

  /** The string at a path of keys. */
  text(...keys: readonly string[]): StatedValue | undefined {
    const value = this.at(...keys);
    const place = this.place(...keys);
    return typeof value === 'string' && value.trim() !== '' && place !== undefined
      ? { value: value.trim(), startLine: place.startLine, endLine: place.endLine }
      : undefined;
  }

  /** The strings of the list at a path of keys, each with its own line. */
  texts(...keys: readonly string[]): StatedValue[] {
    const value = this.at(...keys);
    const place = this.place(...keys);
    if (!Array.isArray(value) || place === undefined) return [];
    return value.flatMap((item) =>
      typeof item === 'string' ? [{ value: item, ...lineWith(this.#lines, place, item) }] : [],
    );
  }

  /** The keys of the table at a path, with the string value (or `''` for other values) and the key's lines. */
  entries(...keys: readonly string[]): TomlText[] {
    const table = this.at(...keys);
    if (typeof table !== 'object' || table === null || Array.isArray(table)) return [];
    return Object.entries(table).flatMap(([key, value]) => {
      const place = this.place(...keys, key);
      return place === undefined ? [] : [{ key, value: typeof value === 'string' ? value : '', ...place }];
    });
  }

  /** Where a key stands, when it is written out. */
  place(...keys: readonly string[]): LineRange | undefined {
    const exact = this.#places.get(keys.join('.'));
    if (exact !== undefined) return exact;
    const parent = this.#places.get(keys.slice(0, -1).join('.'));
    return parent === undefined ? undefined : lineWith(this.#lines, parent, keys.at(-1) ?? '');
  }
}
