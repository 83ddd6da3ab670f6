import * as z from 'zod';
import { LOG_LEVELS } from './log/log.ts';
import { parseSealKeys } from './runs/redis/seal-keys.ts';

/** One environment variable: what it means, what it is without being set, and what counts as a value. */
export interface Variable<T = unknown> {
  /** One or two sentences for operators. */
  readonly description: string;
  /** As an operator would write it; `''` for not set. */
  readonly fallback: string;
  readonly schema: z.ZodType<T, string>;
  /** Whether its value must not be shown. */
  readonly isSecret?: boolean;
}

const variable = <T>(fallback: string, schema: z.ZodType<T, string>, description: string): Variable<T> => ({
  description,
  fallback,
  schema,
});

const integer = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

const flag = z
  .enum(['', '0', '1', 'false', 'true', 'no', 'yes'], 'one of 1, 0, true, false, yes, no')
  .transform((word) => word === '1' || word === 'true' || word === 'yes');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value));

const ports = list.pipe(z.array(integer(1, 65_535)));

const origins = list.pipe(
  z.array(z.string().regex(/^https?:\/\/[^/\s]+$/, 'origins such as https://wiki.example.org')),
);

/** A password would be shown with the address: it has a variable of its own. */
const redisUrl = z
  .string()
  .trim()
  .refine((address) => {
    const url = URL.parse(address);
    const isStore = url?.protocol === 'redis:' || url?.protocol === 'rediss:';
    return (
      isStore && url.hostname !== '' && url.password === '' && /^\/?\d{0,4}$/.test(url.pathname) && url.search === ''
    );
  }, 'an address such as redis://redis.example.org:6379, without a password');

const sealKeys = z.string().transform((text, check) => {
  const keys = text.trim() === '' ? [] : parseSealKeys(text);
  if (keys) return keys;
  check.addIssue({ code: 'custom', message: 'names and keys of 32 bytes in base64, such as k1:…,k0:…' });
  return z.NEVER;
});

const HOUR_MS = 3_600_000;

/**
 * Every variable the server reads; `docs/operations.md` is made from this table.
 * @source contracts.md §7 (names, defaults)
 */
export const ENVIRONMENT = {
  PORT_BACKEND: variable('8001', integer(0, 65_535), 'Port the backend listens on; 0 takes a free one.'),
  HOST: variable('127.0.0.1', z.string().trim(), 'Address to listen on. Containers set 0.0.0.0.'),
  LOG_LEVEL: variable('info', z.enum(LOG_LEVELS), 'Least important lines that are still written.'),
  RUN_ENGINE: variable(
    'embedded',
    z.enum(['embedded', 'redis']),
    'Who executes runs: this process (`embedded`), or whichever of several replicas has a place (`redis`).',
  ),
  REDIS_URL: variable(
    'redis://127.0.0.1:6379',
    redisUrl,
    'With `redis`, the Redis (7 or later) or Valkey that the replicas share; `rediss://` for TLS. Give it no disk and `maxmemory-policy noeviction`.',
  ),
  REDIS_PASSWORD: { ...variable('', text, 'Password of that store.'), isSecret: true },
  SEAL_KEYS: {
    ...variable(
      '',
      sealKeys,
      'Required with `redis`: what seals everything in the store, as `name:key` with 32 bytes in base64 (`openssl rand -base64 32`). The first key seals, all of them open: to change it put a new one in front and drop the old one an hour later.',
    ),
    isSecret: true,
  },
  DRAIN_DELAY_MS: variable(
    '5000',
    integer(0, HOUR_MS),
    'On SIGTERM, time for load balancers to notice before new runs are refused.',
  ),
  DRAIN_TIMEOUT_MS: variable(
    '600000',
    integer(0, HOUR_MS),
    'On SIGTERM, time for running wikis to end; the rest end with RUN_LOST, or begin anew in another replica with `redis`. Keep the grace period of the pod above it.',
  ),
  OPENAI_API_KEY: {
    ...variable(
      '',
      text,
      'Key of a model for everybody who may use this server. Without it, requests bring their own.',
    ),
    isSecret: true,
  },
  OPENAI_BASE_URL: variable('https://api.openai.com/v1', z.string().trim(), 'Where that model is reached.'),
  OPENAI_MODEL: variable('', text, 'Name of that model; required with a key.'),
  ORION_MAX_RUNS: variable('3', integer(1, 100), 'Wikis made at the same time, by each replica.'),
  ORION_MAX_QUEUED: variable(
    '20',
    integer(0, 10_000),
    'Wikis that may wait for a place, with `redis` in all replicas together; more are refused.',
  ),
  ORION_MAX_ACQUIRES: variable('2', integer(1, 100), 'Repositories fetched at the same time.'),
  ORION_MAX_CPU_STAGES: variable('1', integer(1, 100), 'Runs that use the processor at the same time.'),
  ORION_MAX_STARTS_PER_MINUTE: variable(
    '30',
    integer(0, 100_000),
    'Starts and inspections of one client; 0: no limit.',
  ),
  ORION_RESULT_TTL_MS: variable(
    '1800000',
    integer(1000, 24 * HOUR_MS),
    'How long a finished wiki can be fetched; with `redis` an hour at most.',
  ),
  ORION_RESULT_BYTES: variable(
    '268435456',
    integer(1_000_000, 100_000_000_000),
    'Memory for finished wikis, with `redis` that of the store; the oldest go first.',
  ),
  ORION_ALLOW_HOSTS: variable(
    '',
    list,
    'Hosts for repositories and models that may lie in private networks and use any port: names or `*.example.org`.',
  ),
  ORION_ALLOW_CIDRS: variable(
    '',
    list,
    'Address ranges open to any name, for example 10.9.0.0/16. The only way to loopback.',
  ),
  ORION_ALLOW_PORTS: variable('', ports, 'Ports beside 443 that are open for all hosts.'),
  ORION_ALLOW_HTTP: variable('', flag, 'Allows plain http for repositories and models.'),
  ORION_ONLY_HOSTS: variable('', flag, 'Allows nothing but ORION_ALLOW_HOSTS.'),
  ORION_CA_FILE: variable('', text, 'PEM file with the certificate authorities of private hosts.'),
  ORION_GIT_PROXY: variable('', text, 'Proxy for fetching repositories, for example http://proxy.example.org:3128.'),
  ORION_UNLIMITED_GIT: variable('', flag, 'Lets git run where `prlimit` and `timeout` are missing.'),
  ORION_TRUSTED_PROXIES: variable(
    '0',
    integer(0, 10),
    'Proxies in front that append to X-Forwarded-For, for counting clients.',
  ),
  ORION_SERVER_HOSTS: variable(
    '',
    list,
    'Names under which the server may be called, beside addresses and localhost; `*.example.org` and `*` work.',
  ),
  ORION_CORS_ORIGINS: variable('', origins, 'Web origins whose pages may call the server directly.'),
} as const satisfies Record<string, Variable>;

/** The checked values by name. */
export type Environment = { readonly [K in keyof typeof ENVIRONMENT]: z.output<(typeof ENVIRONMENT)[K]['schema']> };

/** A variable whose value does not make sense; `reason` never repeats the value. */
export interface EnvironmentFault {
  readonly name: string;
  readonly reason: string;
}

/** The checked environment, or everything that is wrong with it. An empty value counts as not set. */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): { readonly environment: Environment } | { readonly faults: readonly EnvironmentFault[] } {
  const values: Record<string, unknown> = {};
  const faults: EnvironmentFault[] = [];
  for (const [name, { schema, fallback }] of Object.entries(ENVIRONMENT)) {
    const given = source[name];
    const parsed = schema.safeParse(given === undefined || given === '' ? fallback : given);
    if (parsed.success) values[name] = parsed.data;
    else faults.push({ name, reason: parsed.error.issues[0]?.message ?? 'not valid' });
  }
  if (values.OPENAI_API_KEY !== undefined && values.OPENAI_MODEL === undefined) {
    faults.push({ name: 'OPENAI_MODEL', reason: 'required with OPENAI_API_KEY' });
  }
  if (values.RUN_ENGINE === 'redis' && Array.isArray(values.SEAL_KEYS) && values.SEAL_KEYS.length === 0) {
    faults.push({
      name: 'SEAL_KEYS',
      reason: 'required with RUN_ENGINE=redis, for example k1: and the output of `openssl rand -base64 32`',
    });
  }
  return faults.length > 0 ? { faults } : { environment: values as Environment };
}

/** Language of what is said before there is a log: the system's, Turkish or else English. */
export function startLanguage(source: Readonly<Record<string, string | undefined>> = process.env): 'en' | 'tr' {
  return /^tr/i.test(source.LC_ALL || source.LC_MESSAGES || source.LANG || '') ? 'tr' : 'en';
}
