import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../packages/server/test/start-test-server.ts';
import { ENDPOINTS } from './endpoints.ts';
import { listMetrics } from './list-metrics.ts';
import { renderOperations } from './render-operations.ts';
import { LEFT_OUT_UI_VARIABLES, UI_VARIABLES } from './ui-variables.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WEB = join(ROOT, 'packages', 'web');

test('docs/operations.md is what the tables say', () => {
  const document = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8');
  expect(document, 'run `npm run generate`').toBe(renderOperations());
});

describe('variables of the UI', () => {
  const adapter = join(WEB, 'node_modules', '@sveltejs', 'adapter-node', 'src');
  const source = readdirSync(adapter)
    .map((name) => readFileSync(join(adapter, name), 'utf8'))
    .join('\n');
  const calls = [...source.matchAll(/\b(?:timeout_)?env\('(\w+)'(?:, (?:!path && )?(?:'([^']*)'|false))?\)/g)];
  // The first call of a name has its default; a later one only repeats the name in a message.
  const read = new Map(calls.reverse().map(([, name = '', fallback = '']) => [name, fallback]));

  test('are those that the adapter reads, and API_BASE', () => {
    const named = [...UI_VARIABLES.map(({ name }) => name), ...LEFT_OUT_UI_VARIABLES];
    expect(named.toSorted()).toEqual([...read.keys(), 'API_BASE'].toSorted());
  });

  test('have the defaults of the adapter and of env.ts', () => {
    const environment = readFileSync(join(WEB, 'src', 'env.ts'), 'utf8');
    for (const { name, fallback } of UI_VARIABLES) {
      if (name === 'API_BASE')
        expect(environment).toContain(`API_BASE: {\n    schema: (value) => new URL(value || '${fallback}')`);
      else expect([name, fallback]).toEqual([name, read.get(name)]);
    }
  });
});

test('every metric has a name of ours or a known one, and a meaning', () => {
  const metrics = listMetrics();
  expect(metrics.length).toBeGreaterThan(5);
  for (const { name, help } of metrics) {
    expect(name).toMatch(/^(?:orionwiki|process)_[a-z_]+$/);
    expect(help).toMatch(/\.$/);
  }
});

describe('addresses of the backend', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ generate: () => Promise.reject(new Error('not asked here')) });
  });
  afterAll(() => server.stop());

  test.each(ENDPOINTS.filter(({ part }) => part === 'backend'))(
    '$method $path is answered',
    async ({ method, path }) => {
      const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
      const response = await fetch(server.url + path, { method, ...body });
      // An empty order is refused for what it lacks, never because nobody knows the address.
      expect(response.status).toBe(method === 'POST' ? 400 : 200);
    },
  );
});

test('addresses of the UI have a route', () => {
  const routes = join(WEB, 'src', 'routes');
  for (const { path } of ENDPOINTS.filter(({ part }) => part === 'UI')) {
    expect(readdirSync(join(routes, path)).filter((name) => /^\+(?:page\.svelte|server\.ts)$/.test(name))).toHaveLength(
      1,
    );
  }
});
