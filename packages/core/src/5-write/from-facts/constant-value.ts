/** A number with the unit that its name tells. */
export interface NamedValue {
  readonly amount: number;
  readonly unit: 'ms' | 's' | 'min' | 'h' | 'days' | 'bytes' | 'KiB' | 'MiB' | 'GiB';
}

/** Longest literal that is calculated, in characters, and most terms. @source own bound: constants are short */
const LONGEST = 60;
const TERMS = 8;

/** Ends of names that say what is counted; the factor leads to milliseconds or bytes. */
const UNITS: readonly (readonly [RegExp, 'time' | 'size', number])[] = [
  [/(_MS|Ms|_ms|[Mm]illis(econds)?|MILLIS(ECONDS)?)$/, 'time', 1],
  [/(_S|_SECS?|[Ss]econds|_SECONDS|_secs?)$/, 'time', 1_000],
  [/([Mm]inutes|_MINUTES|_MIN)$/, 'time', 60_000],
  [/([Hh]ours|_HOURS)$/, 'time', 3_600_000],
  [/([Bb]ytes|_BYTES)$/, 'size', 1],
];

const TIMES = [
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;
const SIZES = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
  ['bytes', 1],
] as const;

/** What a constant means in the largest unit that gives a whole number: `1024 * 1024` of `MAX_BODY_BYTES` is 1 MiB. */
export function namedValue(name: string, literal: string): NamedValue | undefined {
  const unit = UNITS.find(([pattern]) => pattern.test(name));
  const number = calculate(literal);
  if (unit === undefined || number === undefined || number <= 0) return undefined;
  const base = number * unit[2];
  const scale = unit[1] === 'time' ? TIMES : SIZES;
  const [word, size] = scale.find(([, one]) => base >= one && base % one === 0) ?? [undefined, 1];
  return word === undefined ? undefined : { amount: base / size, unit: word };
}

/** The value of whole numbers joined by `*`, `**` and `<<`, from left to right; `undefined` for anything else. */
export function calculate(literal: string): number | undefined {
  if (literal.length > LONGEST || !/^[\d_.\s*+<-]+$/.test(literal)) return undefined;
  const parts = literal
    .replaceAll('_', '')
    .trim()
    .split(/\s*(<<|\*\*|\*|\+|-)\s*/);
  if (parts.length > 2 * TERMS) return undefined;
  const [first, ...rest] = parts;
  let value = Number(first);
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const operand = Number(rest[at + 1]);
    if (rest[at] === '<<') value *= 2 ** operand;
    else if (rest[at] === '**') value **= operand;
    else if (rest[at] === '*') value *= operand;
    else return undefined;
  }
  return first !== '' && Number.isSafeInteger(value) ? value : undefined;
}
