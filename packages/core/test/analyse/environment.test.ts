import { expect, test } from 'vitest';
import { analyseTexts } from './tiny-repository.ts';

async function readsOf(path: string, text: string) {
  const { environment } = await analyseTexts({ [path]: text });
  return environment.map(({ name, defaultLiteral, defaultName, into }) => [name, defaultLiteral ?? defaultName, into]);
}

test('a parameter or constant that stands for the environment is read like it, and no other', async () => {
  const text = `const all = process.env;
export const port = all.APP_PORT;
export function read(env: NodeJS.ProcessEnv) { return env.APP_HOST; }
export function load(env = process.env) { return { dir: env['APP_DIR'] }; }
export function other(env: Record<string, string>) { return env.APP_NOT; }
`;
  expect(await readsOf('a.ts', text)).toEqual([
    ['APP_PORT', undefined, 'port'],
    ['APP_HOST', undefined, undefined],
    ['APP_DIR', undefined, 'dir'],
  ]);
});

test('what takes the value is known through conversions and fallbacks', async () => {
  const text = `export const settings = {
  port: Number(process.env.APP_PORT ?? 8080),
  host: process.env.APP_HOST || DEFAULT_HOST,
  workers: Number(process.env.APP_WORKERS) || 4,
  maxTries: check('APP_MAX_TRIES', process.env.APP_MAX_TRIES ?? '12'),
};
const server = listen(process.env.APP_SOCKET);
const { APP_LEVEL, APP_MODE: mode = 'dev' } = process.env;
this.timeout = process.env.APP_TIMEOUT;
`;
  expect(await readsOf('a.js', text)).toEqual([
    ['APP_PORT', '8080', 'port'],
    ['APP_HOST', 'DEFAULT_HOST', 'host'],
    ['APP_WORKERS', '4', 'workers'],
    ['APP_MAX_TRIES', "'12'", 'maxTries'],
    ['APP_SOCKET', undefined, undefined],
    ['APP_LEVEL', undefined, 'APP_LEVEL'],
    ['APP_MODE', "'dev'", 'mode'],
    ['APP_TIMEOUT', undefined, 'timeout'],
  ]);
});

test('the same in Python', async () => {
  const text = `import os
env = os.environ
window = int(os.environ.get("APP_WINDOW", DEFAULT_WINDOW))
level = os.getenv("APP_LEVEL") or "info"
token = env["APP_TOKEN"]
run(path=Path(os.environ["APP_PATH"]))
other = table["APP_NOT"]
`;
  expect(await readsOf('a.py', text)).toEqual([
    ['APP_WINDOW', 'DEFAULT_WINDOW', 'window'],
    ['APP_LEVEL', '"info"', 'level'],
    ['APP_TOKEN', undefined, 'token'],
    ['APP_PATH', undefined, 'path'],
  ]);
});
