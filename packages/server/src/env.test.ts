import { describe, expect, test } from 'vitest';
import { ENVIRONMENT, readEnvironment, startLanguage } from './env.ts';

function environmentOf(source: Record<string, string>) {
  const read = readEnvironment(source);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.environment;
}

describe('the environment', () => {
  test('is complete without a single variable', () => {
    expect(environmentOf({})).toMatchObject({
      PORT_BACKEND: 8001,
      HOST: '127.0.0.1',
      ORION_MAX_RUNS: 3,
      ORION_MAX_QUEUED: 20,
      ORION_RESULT_TTL_MS: 1_800_000,
      ORION_ALLOW_HTTP: false,
      ORION_ALLOW_HOSTS: [],
      DRAIN_DELAY_MS: 5000,
    });
  });

  test('takes lists, switches and numbers as people write them; empty means not set', () => {
    expect(
      environmentOf({
        ORION_ALLOW_HOSTS: ' a.example , *.b.example,',
        ORION_ALLOW_HTTP: 'yes',
        ORION_ALLOW_PORTS: '8443,80',
        PORT_BACKEND: '',
      }),
    ).toMatchObject({
      ORION_ALLOW_HOSTS: ['a.example', '*.b.example'],
      ORION_ALLOW_HTTP: true,
      ORION_ALLOW_PORTS: [8443, 80],
      PORT_BACKEND: 8001,
    });
  });

  test.each([
    ['PORT_BACKEND', '70000'],
    ['ORION_MAX_RUNS', '0'],
    ['ORION_MAX_RUNS', '3 runs'],
    ['ORION_ALLOW_HTTP', 'perhaps'],
    ['ORION_ALLOW_PORTS', '80,http'],
    ['ORION_CORS_ORIGINS', '*'],
    ['ORION_CORS_ORIGINS', 'https://a.example/'],
    ['LOG_LEVEL', 'loud'],
    ['RUN_ENGINE', 'other'],
    ['REDIS_URL', 'redis.example.org:6379'],
    ['REDIS_URL', 'redis://:secret@redis.example.org'],
    ['SEAL_KEYS', 'k1:c2hvcnQ='],
  ])('refuses %s=%s by name, without repeating the value', (name, value) => {
    const read = readEnvironment({ [name]: value });
    expect(read).toMatchObject({ faults: [{ name }] });
  });

  test('a key without a model is refused', () => {
    expect(readEnvironment({ OPENAI_API_KEY: 'sk-secret' })).toEqual({
      faults: [{ name: 'OPENAI_MODEL', reason: 'required with OPENAI_API_KEY' }],
    });
  });

  test('runs in a store need keys to seal them with, and are told so', () => {
    expect(readEnvironment({ RUN_ENGINE: 'redis' })).toMatchObject({
      faults: [{ name: 'SEAL_KEYS', reason: expect.stringContaining('openssl rand -base64 32') }],
    });
    const SEAL_KEYS = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
    expect(environmentOf({ RUN_ENGINE: 'redis', SEAL_KEYS }).SEAL_KEYS.map(({ id }) => id)).toEqual(['k1']);
  });

  test('every variable has a description that is a sentence', () => {
    for (const { description } of Object.values(ENVIRONMENT))
      expect(description).toMatch(/^[A-Z].{10,}\.$|^[A-Z].*\.$/s);
  });
});

test.each([
  [{ LANG: 'tr_TR.UTF-8' }, 'tr'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LC_ALL: 'tr_TR', LANG: 'C' }, 'tr'],
  [{ LC_ALL: '', LANG: 'tr' }, 'tr'],
  [{}, 'en'],
])('with %j people are addressed in %s', (source, language) => {
  expect(startLanguage(source)).toBe(language);
});
