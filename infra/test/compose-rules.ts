import { ENVIRONMENT, readEnvironment } from '../../packages/server/src/env.ts';
import { UI_VARIABLES } from '../../scripts/operations/ui-variables.ts';

/** What this project uses of a compose service. */
export interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly command: readonly string[];
  readonly user: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly networks?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly pids_limit?: number;
  readonly stop_grace_period?: string;
  readonly healthcheck?: { readonly test: readonly string[] };
}

/** A compose file as read. */
export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** Everything else is something that a confined service has no use for, a volume or the host's network among them. */
const KNOWN_KEYS = new Set([
  ...['image', 'build', 'command', 'user', 'profiles', 'environment', 'ports', 'tmpfs', 'networks', 'read_only'],
  ...['cap_drop', 'security_opt', 'mem_limit', 'cpus', 'pids_limit', 'stop_grace_period', 'healthcheck'],
  ...['restart', 'depends_on'],
]);
const SECRET_NAME = /KEY|TOKEN|PASSWORD|SECRET/;

function* confinementFaults(service: ComposeService): Generator<string> {
  for (const key of Object.keys(service)) if (!KNOWN_KEYS.has(key)) yield `uses ${key}`;
  if (service.read_only !== true) yield 'its root can be written';
  if (service.cap_drop?.join() !== 'ALL') yield 'keeps capabilities';
  if (!service.security_opt?.includes('no-new-privileges:true')) yield 'may gain privileges';
  if (!/^[1-9]\d*:[1-9]\d*$/.test(service.user ?? '')) yield 'runs as root or under a name';
  for (const limit of ['mem_limit', 'cpus', 'pids_limit', 'stop_grace_period', 'healthcheck'] as const) {
    if (service[limit] === undefined) yield `has no ${limit}`;
  }
  if (!service.tmpfs?.every((one) => /^\/tmp:size=\d+[mg],mode=1777$/.test(one))) yield 'its /tmp has no size';
  for (const port of service.ports ?? []) if (!port.startsWith('127.0.0.1:')) yield `opens ${port} to the network`;
  if (service.build === undefined && !/:\d+\.\d+\.\d+$/.test(service.image)) yield `floating image ${service.image}`;
}

/** What a variable is when nobody has set the one it is taken from. */
const withoutSetting = (value: string): string => value.replace(/^\$\{\w+:-(.*)\}$/, '$1');

function* variableFaults(service: ComposeService, known: ReadonlySet<string>): Generator<string> {
  for (const [name, value] of Object.entries(service.environment ?? {})) {
    if (typeof value !== 'string') yield `${name} is no string`;
    if (!known.has(name)) yield `nobody reads ${name}`;
    if (SECRET_NAME.test(name) && value !== `\${${name}:-}`) yield `${name} has a value in the file`;
  }
}

function* engineFaults({ services, networks }: Compose): Generator<string> {
  const { environment = {}, networks: joined = [], stop_grace_period: grace } = services.backend ?? {};
  const values = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, withoutSetting(value)]));
  const shared = {
    ...values,
    RUN_ENGINE: 'redis',
    REDIS_PASSWORD: 'x',
    SEAL_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  };
  for (const given of [values, shared]) {
    const read = readEnvironment(given);
    for (const { name, reason } of 'faults' in read ? read.faults : [])
      yield `backend: ${name} is not usable (${reason})`;
  }
  const store = services[URL.parse(values.REDIS_URL ?? '')?.hostname ?? ''];
  if (store === undefined) yield 'backend: REDIS_URL leads to no service';
  for (const name of store?.networks ?? []) {
    if (networks[name]?.internal !== true) yield `the network ${name} of the Redis has a way out`;
    if (!joined.includes(name)) yield `the backend is not in the network ${name}`;
  }
  const drainMs = Number(values.DRAIN_DELAY_MS) + Number(values.DRAIN_TIMEOUT_MS);
  if (!(drainMs < Number.parseInt(grace ?? '', 10) * 1000))
    yield `backend: draining takes ${drainMs} ms, longer than the grace`;
}

/** Everything that is wrong with a compose file, one sentence each. */
export function findComposeFaults(compose: Compose): string[] {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    backend: new Set(Object.keys(ENVIRONMENT)),
    ui: new Set(UI_VARIABLES.map(({ name }) => name)),
    redis: new Set(['REDIS_PASSWORD']),
  };
  const services = Object.entries(compose.services).flatMap(([name, service]) =>
    [...confinementFaults(service), ...variableFaults(service, known[name] ?? new Set())].map(
      (fault) => `${name}: ${fault}`,
    ),
  );
  return [...services, ...engineFaults(compose)];
}
