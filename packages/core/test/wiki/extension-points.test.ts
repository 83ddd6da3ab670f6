import { expect, test } from 'vitest';
import { pagesOf } from './sample-pages.ts';
import { textOf } from './write-relay.ts';

async function extending(files: Readonly<Record<string, string>>): Promise<string> {
  const page = (await pagesOf(files)).get('extending');
  expect(page?.dropped ?? []).toEqual([]);
  return page === undefined ? '' : textOf(page.draft);
}

/** Two plug-ins of a base with the given comment. */
function family(doc: string, name = 'Plugin'): Record<string, string> {
  return {
    'tool/__init__.py': `from .base import ${name}\n`,
    'tool/base.py': `class ${name}:\n    """${doc}"""\n    def run(self, text):\n        """Does the work."""\n        raise NotImplementedError\n`,
    'tool/first.py': `from .base import ${name}\nclass First(${name}):\n    def run(self, text):\n        return text.strip()\n`,
    'tool/second.py': `from .base import ${name}\nclass Second(${name}):\n    def run(self, text):\n        return text.lower()\n`,
  };
}

test('a base is a place to extend', async () => {
  expect(await extending(family('A step of the run.'))).toContain('own run(text), as each of the two there are does.');
});

test.each([
  'A step of the run. Other subclasses are currently\n    not supported by design as some of the internals are not finalized.',
  'A step of the run. Do not subclass it.',
  'A step of the run, for internal use.',
  'A step.\n\n    .. deprecated:: 2.0\n    ',
])('unless its comment refuses it anywhere: %s', async (doc) => {
  expect(await extending(family(doc))).toBe('');
});

test('words about internals that refuse nothing are no refusal', async () => {
  expect(await extending(family('A step of the run. Its internal state is kept between two runs.'))).not.toBe('');
});

test('a private base is none', async () => {
  expect(await extending(family('A step of the run.', '_Plugin'))).toBe('');
});

test('a private table is told through the public function that adds to it, documents first', async () => {
  const told = await extending({
    ...family('A step of the run.'),
    'tool/registry.py': `from .base import Plugin
from .first import First
from .second import Second
_plugins: dict[str, type[Plugin]] = {"first": First, "second": Second}
def add_plugin(cls, name=None):
    """Registers a plug-in under the given name."""
    _plugins[name] = cls
    return cls
def find_plugin(name):
    return _plugins.get(name)
`,
    'docs/plugins.md':
      '# Plug-ins\n\n## Adding a plug-in\n\nEvery team may bring a plug-in of its own.\n\n```python\n@add_plugin\nclass Shout(Plugin):\n    name = "shout"\n```\n',
  });
  expect(told).toMatch(/^## A further Plugin\n“Every team may bring a plug-in of its own”, says docs\/plugins\.md\./);
  expect(told).toContain(
    'A call of add_plugin in tool/registry.py makes it known (“Registers a plug-in under the given name”); what it is given ' +
      'goes to _plugins. Among what _plugins knows so far: first and second.',
  );
  expect(told).toContain('docs/plugins.md shows one in code, Shout.');
  expect(told).toContain('find_plugin chooses from _plugins.');
  expect(told).not.toContain('_plugins in tool/registry.py has to list it');
});

/** A table over functions of several files. */
function table(keys: readonly string[], more = '', holder = 'HANDLERS'): Record<string, string> {
  const names = ['one', 'two', 'three'];
  const imports = names.map((name) => `import { ${name} } from './${name}.ts';`).join('\n');
  const entries = names.map((name, at) => `  ${keys[at]}: ${name},`).join('\n');
  return {
    'package.json': '{"name":"x","main":"src/table.ts"}',
    ...Object.fromEntries(
      names.map((name) => [`src/${name}.ts`, `export function ${name}() { return run('${name}'); }\n`]),
    ),
    'src/table.ts': `${imports}\n${more}\n/** What is done with each. */\nexport const ${holder} = {\n${entries}\n};\nexport function pick(key) { return HANDLERS[key]; }\n`,
  };
}

test('an exported table of functions takes further entries', async () => {
  expect(await extending(table(["'.csv'", "'.json'", "'.xml'"]))).toContain('## A further entry of HANDLERS');
});

test.each([
  [["'stdin'", "'stdout'", "'stderr'"], ''],
  [["'debug'", "'info'", "'error'"], ''],
  [["'GET'", "'POST'", "'DELETE'"], ''],
  [["'r'", "'w'", "'a'"], ''],
  [["'north'", "'south'", "'west'"], "export type Side = 'north' | 'south' | 'west' | 'east';"],
  [['[Side.North]', '[Side.South]', '[Side.West]'], 'export enum Side { North, South, West }'],
])('unless its keys are a closed set: %s %s', async (keys, more) => {
  expect(await extending(table(keys, more))).toBe('');
});

test('what to copy does something, lies in the middle by length, or has a test', async () => {
  const step = (name: string, lines: number): string =>
    `from .base import Plugin\nclass ${name}(Plugin):\n    def run(self, text):\n${Array.from({ length: lines }, (_, at) => `        text = clean(text, ${at})\n`).join('')}        return text\n`;
  const files = {
    ...family('A step of the run.'),
    'tool/first.py': 'from .base import Plugin\nclass First(Plugin):\n    def run(self, text):\n        return text\n',
    'tool/second.py': step('Second', 4),
    'tool/third.py': step('Third', 8),
    'tool/fourth.py': step('Fourth', 12),
  };
  expect(await extending(files)).toContain(
    'A typical one to copy is Third (11 lines) in tool/third.py, neither the shortest nor the longest of four.',
  );
  const tests = { 'tests/test_fourth.py': 'from tool.fourth import Fourth\ndef test_it():\n    assert Fourth()\n' };
  expect(await extending({ ...files, ...tests })).toContain(
    'The one to copy is Fourth (15 lines) in tool/fourth.py: a test makes it, in tests/test_fourth.py.',
  );
});

test('two that are made side by side are no choice, and one that makes others of its kind is no place to choose', async () => {
  const files = {
    ...family('A step of the run.'),
    'tool/run.py':
      'from .first import First\nfrom .second import Second\ndef run(is_plain):\n    if is_plain:\n        return []\n    else:\n        steps = [First(), Second()]\n    return steps\n',
  };
  const told = await extending(files);
  expect(told).toContain('run creates First and Second.');
  expect(told).not.toContain('chooses between');
  const second =
    'from .base import Plugin\nfrom .first import First\nclass Second(Plugin):\n    def run(self: "Second", text):\n        return [First(), Second()]\n';
  expect(await extending({ ...family('A step.'), 'tool/second.py': second })).not.toContain('creates');
});
