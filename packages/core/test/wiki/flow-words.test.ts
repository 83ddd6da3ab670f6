import { describe, expect, test } from 'vitest';
import { analyseTexts, type Texts } from '../analyse/tiny-repository.ts';
import { sourceOf } from './analysis-builder.ts';
import { textOf, verifyWiki } from './write-relay.ts';

/** The flow pages of a repository as the whole pipeline makes them, line by line, with what was dropped. */
async function flowPages(texts: Texts): Promise<{ lines: string[]; dropped: string[] }> {
  const pages = await verifyWiki({
    analysis: await analyseTexts(texts),
    source: sourceOf(new Map(Object.entries(texts)) as never),
  });
  const flows = pages.filter(({ draft }) => draft.kind === 'flow');
  return {
    lines: flows.flatMap(({ draft }) => textOf(draft).split('\n')),
    dropped: flows.flatMap(({ dropped }) => dropped.map(({ text }) => text)),
  };
}

/** A Go program whose function `setup` is what the test writes. */
function goProgram(...body: readonly string[]): Texts {
  return {
    'go.mod': 'module example.org/tool\n\ngo 1.22\n',
    'main.go': [
      'package main',
      '',
      'import (',
      '\t"fmt"',
      '\t"os"',
      ')',
      '',
      'func main() {',
      '\tsetup("a")',
      '\tkeep("b")',
      '}',
      '',
      'func setup(name string) error {',
      ...body.map((line) => `\t${line}`),
      '\treturn nil',
      '}',
      '',
      'func keep(name string) {',
      '\tos.Remove(name)',
      '}',
      '',
    ].join('\n'),
  };
}

describe('an error of Go', () => {
  test('is told with the call that failed, in the head of the test or right before it', async () => {
    const { lines, dropped } = await flowPages(
      goProgram(
        'if err := os.MkdirAll(name, 0o700); err != nil {',
        '\treturn fmt.Errorf("no folder there: %w", err)',
        '}',
        'text, err := os.ReadFile(name)',
        'if err != nil {',
        '\treturn fmt.Errorf("no file there: %w", err)',
        '}',
        'os.WriteFile(name, text, 0o600)',
      ),
    );
    expect(dropped).toEqual([]);
    expect(lines.join('\n')).toContain(
      'returns an error when os.MkdirAll fails (“no folder there: %w”), or when os.ReadFile fails (“no file there: %w”)',
    );
    expect(lines.join('\n')).not.toContain('err != nil');
  });

  test('has no condition when the call is not known', async () => {
    const { lines } = await flowPages(
      goProgram(
        'text, err := os.ReadFile(name)',
        'os.WriteFile(name, text, 0o600)',
        'if err != nil {',
        '\treturn fmt.Errorf("no file there: %w", err)',
        '}',
      ),
    );
    expect(lines.join('\n')).toContain('returns an error in some cases (“no file there: %w”)');
  });
});

describe('a call to the outside at several places of a function', () => {
  test('does not have the condition of the first', async () => {
    const { lines, dropped } = await flowPages(
      goProgram('if name != "" {', '\tos.Mkdir(name, 0o700)', '}', 'os.Mkdir("b", 0o700)'),
    );
    expect(dropped).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^1\. .*changes files with os\.Mkdir\.$/));
  });
});

describe('a name that two declarations of a page have', () => {
  test('is told with where each of them stands', async () => {
    const { lines, dropped } = await flowPages({
      'tool/__init__.py': '',
      'tool/search.py': 'import os\n\ndef initialize():\n    os.mkdir("index")\n',
      'tool/__main__.py': [
        'import os',
        'from tool import search',
        '',
        'def main():',
        '    initialize()',
        '    os.remove("lock")',
        '',
        'def initialize():',
        '    os.mkdir("new")',
        '    search.initialize()',
        '',
        'if __name__ == "__main__":',
        '    main()',
        '',
      ].join('\n'),
    });
    expect(dropped).toEqual([]);
    expect(lines.join('\n')).toContain('search.initialize, called by tool.initialize, ');
  });
});

describe('a function that was passed in', () => {
  const call = (also: string): Texts => {
    const texts = goProgram('run(name, keep)', also);
    const run = 'func run(name string, then func(string)) {\n\tos.Mkdir(name, 0o700)\n\tthen(name)\n}\n';
    return { ...texts, 'main.go': `${texts['main.go']}\n${run}\nfunc other() {\n\t${also}\n}\n` };
  };

  test('comes from the step before when that is the only one that calls', async () => {
    const { lines, dropped } = await flowPages(call('os.Remove("x")'));
    expect(dropped).toEqual([]);
    expect(lines.join('\n')).toContain(
      'run calls then, which setup passes in as keep; what happens there is not followed.',
    );
  });

  test('depends on who calls when there are several', async () => {
    const { lines } = await flowPages(call('run("x", nil)'));
    expect(lines.join('\n')).toContain('what happens there depends on who calls');
  });
});

describe('steps that differ by what they are registered with', () => {
  test('share a sentence', async () => {
    const { lines, dropped } = await flowPages({
      'package.json': JSON.stringify({ name: 'tool', bin: { tool: 'main.js' } }),
      'main.js': [
        "import { add } from './add.js';",
        "import { rmSync } from 'node:fs';",
        "import { mail } from './ways/mail.js';",
        "import { chat } from './ways/chat.js';",
        "import { page } from './ways/page.js';",
        'export function main() {',
        "  rmSync('a');",
        "  add('mail', () => mail());",
        "  add('chat', () => chat());",
        "  add('page', () => page());",
        '}',
        'main();',
        '',
      ].join('\n'),
      'add.js': 'export function add(name, make) {\n  list.push([name, make]);\n}\nconst list = [];\n',
      ...Object.fromEntries(
        ['mail', 'chat', 'page'].map((name) => [
          `ways/${name}.js`,
          `/** Makes what is sent on the way of ${name} to people. */\nexport function ${name}() {\n  return { way: '${name}' };\n}\n`,
        ]),
      ),
    });
    expect(dropped).toEqual([]);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^\d\. In the callbacks of add, main calls mail \('mail'\), chat \('chat'\) and page \('page'\)\.$/,
      ),
    );
  });
});
