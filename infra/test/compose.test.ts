import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Compose, findComposeFaults } from './compose-rules.ts';
import { environmentOf, findManifest, INFRA, readGolden } from './manifest-set.ts';

const text = readFileSync(join(INFRA, '..', 'compose.yaml'), 'utf8');
const read = (yaml = text): Compose => parse(yaml, { version: '1.1', merge: true }) as Compose;

test('compose.yaml has no fault', () => {
  expect(findComposeFaults(read())).toEqual([]);
});

test('without a profile backend and UI start, and only the UI is opened', () => {
  const { services } = read();
  const started = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
  expect(started.map(([name]) => name)).toEqual(['backend', 'ui']);
  expect(Object.entries(services).filter(([, { ports }]) => ports !== undefined)).toHaveLength(1);
  expect(services.ui?.ports).toEqual(['127.0.0.1:3000:3000']);
  expect(services.backend?.environment?.RUN_ENGINE).toBe(`\${RUN_ENGINE:-embedded}`);
});

test('the UI finds the backend, and both are started as in a cluster', () => {
  const { services } = read();
  expect(services.ui?.environment?.API_BASE).toBe('http://backend:8001');
  for (const [name, part] of [
    ['backend', services.backend],
    ['ui', services.ui],
  ] as const) {
    const [container] = findManifest(readGolden('dev'), 'Deployment', `orionwiki-${name}`).spec.template.spec
      .containers;
    expect(part?.command).toEqual(container.args);
  }
});

test('Valkey is the same as in a cluster, with the same settings', () => {
  const [container] = findManifest(readGolden('prod'), 'Deployment', 'orionwiki-redis').spec.template.spec.containers;
  const { image, command } = read().services.redis ?? { command: [] };
  expect(image).toBe(container.image);
  // A dollar is written twice where compose would put a value in.
  expect(command.map((part) => part.replaceAll('$$', '$'))).toEqual(container.command);
  expect(environmentOf(readGolden('prod'), 'orionwiki-backend').REDIS_URL).toBe('redis://orionwiki-redis:6379');
});

test.each([
  ['redis: its root can be written', 'read_only: true', 'read_only: false'],
  ['ui: keeps capabilities', '- ALL', '- NET_RAW'],
  ['backend: may gain privileges', 'no-new-privileges:true', 'label:disable'],
  ['redis: runs as root or under a name', 'user: "999:999"', 'user: root'],
  ['backend: has no mem_limit', 'mem_limit: 2g\n', '\n'],
  ['ui: has no pids_limit', 'pids_limit: 128\n', '\n'],
  ['backend: its /tmp has no size', '/tmp:size=1g,mode=1777', '/tmp'],
  ['ui: opens 3000:3000 to the network', '- 127.0.0.1:3000:3000', '- "3000:3000"'],
  ['redis: floating image docker.io/valkey/valkey:8', 'valkey:8.1.10', 'valkey:8'],
  ['backend: uses volumes', 'command: [backend]', 'command: [backend]\n    volumes: [/data:/data]'],
  ['ui: uses network_mode', 'command: [ui]', 'command: [ui]\n    network_mode: host'],
  ['backend: nobody reads LOGLEVEL', 'LOG_LEVEL: ', 'LOGLEVEL: '],
  ['ui: nobody reads BACKEND', 'API_BASE: ', 'BACKEND: '],
  ['backend: SEAL_KEYS has a value in the file', `\${SEAL_KEYS:-}`, 'k1:abc'],
  ['backend: RUN_ENGINE is not usable', `\${RUN_ENGINE:-embedded}`, `\${RUN_ENGINE:-memory}`],
  ['REDIS_URL leads to no service', 'redis://redis:6379', 'redis://valkey:6379'],
  ['the network store of the Redis has a way out', 'internal: true', 'internal: false'],
  ['the backend is not in the network store', '[inside, store]', '[inside]'],
  ['draining takes 60000 ms', 'stop_grace_period: 75s', 'stop_grace_period: 30s'],
])('a planted fault is found: %s', (fault, good, bad) => {
  expect(text).toContain(good);
  expect(findComposeFaults(read(text.replace(good, bad))).join('\n')).toContain(fault);
});
