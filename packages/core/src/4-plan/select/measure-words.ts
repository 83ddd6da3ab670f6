/** Units in which a measure is told; the words for them are in `messages`. */
export type MeasureUnit =
  | 'milliseconds'
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'bytes'
  | 'kilobytes'
  | 'megabytes'
  | 'gigabytes'
  | 'kibibytes'
  | 'mebibytes'
  | 'gibibytes';

/** A time or a size as a person would say it: 5 minutes, 64 MiB. */
export interface Measure {
  /** At most one decimal. */
  readonly amount: number;
  readonly unit: MeasureUnit;
}

/** Longest expression looked at, in characters. @source own bound: longer ones are formulas, not measures */
const EXPRESSION_LIMIT = 80;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds of the units that a name or a call of the language's own may end in. */
const MILLISECONDS_OF: Readonly<Record<string, number>> = {
  ns: 1e-6,
  nanos: 1e-6,
  nanosecond: 1e-6,
  nanoseconds: 1e-6,
  us: 1e-3,
  micros: 1e-3,
  microsecond: 1e-3,
  microseconds: 1e-3,
  ms: 1,
  millis: 1,
  millisecond: 1,
  milliseconds: 1,
  msec: 1,
  s: SECOND,
  sec: SECOND,
  secs: SECOND,
  second: SECOND,
  seconds: SECOND,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
  hour: HOUR,
  hours: HOUR,
  day: DAY,
  days: DAY,
};

const BYTES_OF: Readonly<Record<string, number>> = {
  byte: 1,
  bytes: 1,
  kb: 1_024,
  kib: 1_024,
  kilobytes: 1_024,
  mb: 1_024 ** 2,
  mib: 1_024 ** 2,
  megabytes: 1_024 ** 2,
  gb: 1_024 ** 3,
  gib: 1_024 ** 3,
};

/** Last words of a name that are units only behind another word: `min` alone is a minimum, `s` a variable. */
const WEAK_UNITS = new Set(['s', 'us', 'ns', 'min', 'mins', 'day', 'days', 'second', 'minute', 'hour']);

const DURATIONS: readonly (readonly [MeasureUnit, number])[] = [
  ['days', DAY],
  ['hours', HOUR],
  ['minutes', MINUTE],
  ['seconds', SECOND],
  ['milliseconds', 1],
];

const SIZES: readonly (readonly [MeasureUnit, number])[] = [
  ['gibibytes', 1_024 ** 3],
  ['mebibytes', 1_024 ** 2],
  ['kibibytes', 1_024],
  ['gigabytes', 1_000 ** 3],
  ['megabytes', 1_000 ** 2],
  ['kilobytes', 1_000],
  ['bytes', 1],
];

/**
 * What a value means as a time or a size, from the units that its expression or its name states; `undefined` when
 * neither does, or when the value is no number. O(characters), at most 80.
 * @param name of the constant or setting: `DELIVERY_TIMEOUT_MS`, `maxBytes`
 * @param literal as written: `10_000`, `5 * time.Minute`, `64 << 20`, `timedelta(minutes=5)`
 */
export function measureOf(name: string, literal: string): Measure | undefined {
  const text = literal.trim().replace(/^(["'])([\d._]+)\1$/, '$2');
  if (text === '' || text.length > EXPRESSION_LIMIT) return undefined;
  const { expression, isDuration } = withUnits(text);
  const value = evaluate(expression);
  if (value === undefined || value <= 0) return undefined;
  if (isDuration) return largest(value, DURATIONS);
  const unit = unitOfName(name);
  if (unit === undefined) return undefined;
  return unit.kind === 'time' ? largest(value * unit.factor, DURATIONS) : largest(value * unit.factor, SIZES);
}

/** Units of the expression itself become factors: `time.Minute`, `Duration::from_secs(30)`, `timedelta(minutes=5)`. */
function withUnits(text: string): { expression: string; isDuration: boolean } {
  let isDuration = false;
  const factor = (unit: string, fallback: string): string => {
    const value = MILLISECONDS_OF[unit.toLowerCase()];
    if (value === undefined) return fallback;
    isDuration = true;
    return String(value);
  };
  const expression = text
    .replace(/\btime\.(Nanosecond|Microsecond|Millisecond|Second|Minute|Hour)\b/g, (whole, unit: string) =>
      factor(unit, whole),
    )
    .replace(
      /\bDuration(?:::from_|\.of)(nanos|micros|millis|secs|seconds|minutes|mins|hours|days)\(/gi,
      (whole, unit: string) => (MILLISECONDS_OF[unit.toLowerCase()] === undefined ? whole : `${factor(unit, '')}*(`),
    )
    .replace(
      /\b(?:datetime\.)?timedelta\((milliseconds|seconds|minutes|hours|days)\s*=/g,
      (_whole, unit: string) => `${factor(unit, '')}*(`,
    );
  return { expression, isDuration };
}

/** The unit that a name ends in: `TIMEOUT_MS`, `idleSeconds`, `maxBytes`, `MAX_BODY_SIZE_MB`. */
function unitOfName(name: string): { kind: 'time' | 'size'; factor: number } | undefined {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
  const last = words.at(-1)?.toLowerCase() ?? '';
  // `MAX_PER_SECOND` is a rate, `seconds` alone a name like any other.
  if (words.length < 2 || words.at(-2)?.toLowerCase() === 'per') return undefined;
  const size = BYTES_OF[last];
  if (size !== undefined) return { kind: 'size', factor: size };
  const time = MILLISECONDS_OF[last];
  if (time === undefined || (WEAK_UNITS.has(last) && !/timeout|interval|delay|ttl|age|wait|time/i.test(name)))
    return undefined;
  return { kind: 'time', factor: time };
}

/** The largest unit that gives a whole number, else one decimal of the next; days from two on. */
function largest(value: number, units: readonly (readonly [MeasureUnit, number])[]): Measure | undefined {
  const fits = units.filter(([unit, size]) => value >= (unit === 'days' ? 2 * size : size));
  const whole = fits.find(([, size]) => isWhole(value / size));
  if (whole !== undefined && whole[1] > 1) return { amount: Math.round(value / whole[1]), unit: whole[0] };
  // 1,500 ms are 1.5 seconds; a binary unit with decimals would only look exact.
  const tenths = fits.find(([unit, size]) => size > 1 && !unit.endsWith('bibytes') && isWhole((value / size) * 10));
  if (tenths !== undefined) return { amount: Math.round((value / tenths[1]) * 10) / 10, unit: tenths[0] };
  return whole === undefined ? undefined : { amount: Math.round(value), unit: whole[0] };
}

function isWhole(amount: number): boolean {
  return Math.abs(amount - Math.round(amount)) < 1e-9;
}

/** The value of a product, sum or shift of numbers; `undefined` for everything else. Never runs code. */
function evaluate(text: string): number | undefined {
  const tokens = text.match(/\d[\d_]*(?:\.\d+)?(?:e-?\d+)?|\*\*|<<|[*+()/-]|\S/gi) ?? [];
  let at = 0;
  const number = (): number | undefined => {
    const token = tokens[at++];
    if (token === '(') {
      const inner = sum();
      return tokens[at++] === ')' ? inner : undefined;
    }
    if (token === undefined || !/^\d/.test(token)) return undefined;
    return Number(token.replaceAll('_', ''));
  };
  const power = (): number | undefined => {
    const base = number();
    if (base === undefined || tokens[at] !== '**') return base;
    at += 1;
    const exponent = power();
    return exponent === undefined ? undefined : base ** exponent;
  };
  const product = (): number | undefined => {
    let value = power();
    while (value !== undefined && (tokens[at] === '*' || tokens[at] === '/')) {
      const isTimes = tokens[at++] === '*';
      const next = power();
      if (next === undefined) return undefined;
      value = isTimes ? value * next : value / next;
    }
    return value;
  };
  const sum = (): number | undefined => {
    let value = product();
    while (value !== undefined && (tokens[at] === '+' || tokens[at] === '-' || tokens[at] === '<<')) {
      const sign = tokens[at++];
      const next = product();
      if (next === undefined) return undefined;
      value = sign === '+' ? value + next : sign === '-' ? value - next : value * 2 ** next;
    }
    return value;
  };
  const value = sum();
  return at === tokens.length && value !== undefined && Number.isFinite(value) ? value : undefined;
}
