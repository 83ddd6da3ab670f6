import type { CallFact, OutcomeFact, SettingType, SymbolFact } from '../analysis.ts';

/** What a conversion makes of a text, by the last name of what is called. */
const CONVERSIONS: readonly (readonly [RegExp, SettingType])[] = [
  [/^(parseInt|int|Atoi|ParseInt|ParseUint|to_i|toInt|parse_int|as_int|getint|IntVar)$/, 'integer'],
  [/^(Number|parseFloat|float|ParseFloat|Decimal|getfloat)$/, 'number'],
  [/^(Boolean|bool|ParseBool|strtobool|getboolean|parseBoolean|to_bool)$/, 'switch'],
  [/^(URL|urlparse|urlsplit|ParseRequestURI)$/, 'address'],
  [/^(ParseDuration|timedelta)$/, 'duration'],
  [/^(Path|PurePath|expanduser|abspath)$/, 'path'],
];

const DECLARED: readonly (readonly [RegExp, SettingType])[] = [
  [/^(number|float|f64|f32|float64|double)$/i, 'number'],
  [/^(int|integer|u?int\d{1,2}|[iu](8|16|32|64|size)|long)$/i, 'integer'],
  [/^(boolean|bool)$/i, 'switch'],
  [/^(URL|AnyUrl|HttpUrl|\*?url\.URL)$/, 'address'],
  [/^(time\.Duration|timedelta|Duration)$/, 'duration'],
  [/^(Path|PathBuf|pathlib\.Path|FilePath|DirectoryPath)$/, 'path'],
  [/^(.{1,30}\[\]|readonly .{1,30}\[\]|\[\]string|list\[.{1,30}\]|Vec<.{1,30}>)$/, 'list'],
  [/^(string|str|String)$/, 'text'],
];

/** What the value may be: what a check demands, else what it is converted to, else the declared type of its field. */
export function typeOf(facts: {
  readonly around: readonly CallFact[];
  readonly checks: readonly OutcomeFact[];
  readonly field?: SymbolFact | undefined;
}): SettingType | undefined {
  return demanded(facts.checks) ?? converted(facts.around) ?? declared(facts.field);
}

/** `!Number.isInteger(value) || value <= 0` leaves the positive whole numbers. */
function demanded(checks: readonly OutcomeFact[]): SettingType | undefined {
  for (const { guards } of checks) {
    const condition = guards?.[0]?.condition ?? '';
    if (/!\s*Number\.is(Safe)?Integer\([^()]{1,60}\)\s*\|\|\s*[\w.]{1,60}\s*(<= 0|< 1)\b/.test(condition))
      return 'positive-integer';
    if (/!\s*Number\.is(Safe)?Integer\([^()]{1,60}\)/.test(condition)) return 'integer';
  }
  return undefined;
}

function converted(around: readonly CallFact[]): SettingType | undefined {
  for (const { callee } of around) {
    const name = /[\w$]+$/.exec(callee)?.[0] ?? '';
    const found = CONVERSIONS.find(([pattern]) => pattern.test(name));
    if (found !== undefined) return found[1];
  }
  return undefined;
}

function declared(field: SymbolFact | undefined): SettingType | undefined {
  const type = /\??:\s*(.{1,80})$/
    .exec(field?.signature ?? '')?.[1]
    ?.replace(/\s*\|\s*(undefined|null)$/, '')
    .replace(/;$/, '')
    .trim();
  return type === undefined ? undefined : DECLARED.find(([pattern]) => pattern.test(type))?.[1];
}
