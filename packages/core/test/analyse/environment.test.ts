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

test('what a function or the module itself calls so is not the environment', async () => {
  const text = `from os import environ
def app(environ, start):
    return environ["REQUEST_METHOD"], environ.get("PATH_INFO")
def build():
    environ = {"CONTENT_LENGTH": 1}
    return environ["CONTENT_LENGTH"]
def real(key):
    return environ["APP_REAL"], environ[key]
`;
  expect((await readsOf('a.py', text)).map(([name]) => name)).toEqual(['APP_REAL']);
  expect(await readsOf('b.py', 'environ = {}\nvalue = environ["APP_OWN"]\n')).toEqual([]);
});

async function namesOf(path: string, text: string) {
  const { environment, builtSettings } = await analyseTexts({ [path]: text });
  return {
    names: environment.map(({ name, startLine, endLine }) => `${name} ${startLine}-${endLine}`),
    built: builtSettings.map((fact) => fact.text),
  };
}

test('a loop over literals reads each of them, and a choice both', async () => {
  const python = `import os
def editor():
    for key in ("VISUAL", "EDITOR"):
        found = os.environ.get(key)
        if found:
            return found
def folder(roaming):
    key = "APP_ROAMING" if roaming else "APP_LOCAL"
    return os.environ[key]
`;
  const all = ['VISUAL 3-4', 'EDITOR 3-4', 'APP_ROAMING 8-9', 'APP_LOCAL 8-9'];
  expect((await namesOf('a.py', python)).names.sort()).toEqual([...all].sort());
  const script = `export function first() {
  for (const name of ['APP_A', 'APP_B']) if (process.env[name]) return process.env[name];
}
`;
  expect((await namesOf('a.ts', script)).names).toEqual(['APP_A 2-2', 'APP_A 2-2', 'APP_B 2-2', 'APP_B 2-2']);
  const go = `package a
import "os"
func First() string {
	for _, name := range []string{"APP_A", "APP_B"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}
`;
  expect((await namesOf('a.go', go)).names).toEqual(['APP_A 4-5', 'APP_B 4-5']);
});

test('names that a function takes are those of the calls with a literal, one level far', async () => {
  const { environment } = await analyseTexts({
    'tool/env.py': `import os
def setting(default, name):
    return os.environ.get(name) or default
def further(name):
    return setting(None, name)
def changed(name):
    name = name.upper()
    return os.environ.get(name)
`,
    'tool/main.py': `from .env import setting, further, changed
def run():
    return setting(5, "APP_PORT"), setting(name="APP_HOST", default=""), further("APP_NOT"), changed("app_not"), setting("APP_NO", key)
`,
  });
  expect(environment.map(({ name, path, through }) => [name, path, through?.callee])).toEqual([
    ['APP_PORT', 'tool/main.py', 'setting'],
    ['APP_HOST', 'tool/main.py', 'setting'],
  ]);
});

test('a built name is kept as it is written, when something in it is fixed', async () => {
  const text = `import os
def read(program, key):
    name = f"_{program}_COMPLETE".upper()
    other = f"{program}_{key}"
    return os.environ.get(name), os.environ.get(other), os.environ.get("APP_" + key)
`;
  expect(await namesOf('a.py', text)).toEqual({ names: [], built: ['f"_{program}_COMPLETE".upper()', '"APP_" + key'] });
});

test('hostile code with computed names costs no more than its length', async () => {
  const text = `import os\ndef f(key):\n${'    x = 1\n'.repeat(3_000)}${'    os.environ.get(key)\n'.repeat(3_000)}`;
  expect((await namesOf('a.py', text)).names).toEqual([]);
});

test('what the build puts in place of a variable is none, unless the build asks for it', async () => {
  const { environment } = await analyseTexts({
    'web/next.config.ts':
      'const url = process.env.URL_OF_CLOUD;\nexport default { env: { cloudUrl: url, version, MODE: process.env.MODE } };\n',
    'web/src/a.ts':
      'export const all = [process.env.cloudUrl, process.env.version, process.env.MODE, process.env.PORT];\n',
    'other/b.ts': 'export const own = process.env.cloudUrl;\n',
    'lib/vite.config.ts': "export default { define: { 'process.env.BUILD_DATE': '1' } };\n",
    'lib/src/c.ts': 'export const date = process.env.BUILD_DATE;\n',
  });
  expect(environment.map(({ name, path }) => `${path} ${name}`).sort()).toEqual([
    'other/b.ts cloudUrl',
    'web/next.config.ts MODE',
    'web/next.config.ts URL_OF_CLOUD',
    'web/src/a.ts MODE',
    'web/src/a.ts PORT',
  ]);
});
