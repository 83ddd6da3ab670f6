import { describe, expect, test } from 'vitest';
import { indexFacts } from '../../src/4-plan/fact-index.ts';
import { analyseTexts, type Texts } from '../analyse/tiny-repository.ts';
import { pagesOf } from './sample-pages.ts';
import { textOf } from './write-relay.ts';

const lines = (...list: string[]): string => `${list.join('\n')}\n`;
const fence = (language: string, ...list: string[]): string =>
  ['```', language, '\n', lines(...list), '```\n'].join('');

/** Declarations with the number of samples that use them. */
async function shown(texts: Texts): Promise<Record<string, number>> {
  const { shownIn } = indexFacts(await analyseTexts(texts));
  return Object.fromEntries([...shownIn].map(([id, count]) => [String(id).replace(/^.*#/, ''), count]));
}

describe('what the authors show in use', () => {
  test('JavaScript: named, default and required names of the package and its parts, whatever samples call them', async () => {
    const found = await shown({
      'package.json': '{ "name": "@acme/relay" }',
      'src/index.ts': lines(
        'export const open = 1 as unknown as () => void;',
        'export function close() {}',
        'export function spare() {}',
        'export interface close { a: 1 }',
      ),
      'src/twice.ts': 'export const twin = 1;\n',
      'src/again.ts': 'export const twin = 2;\n',
      'README.md': [
        '# Relay\n',
        fence('ts', "import { open as start, type Kind } from '@acme/relay'"),
        fence('js', "const { open, close } = require('@acme/relay/parts')"),
        fence('js', "import { spare } from '@acme/relay-other'", "import { twin } from '@acme/relay'"),
      ].join('\n'),
      'CHANGELOG.md': `# 1.0\n\n${fence('js', "import { spare } from '@acme/relay'")}`,
    });
    expect(found).toEqual({ open: 2, close: 1 });
  });

  test('Python and Go: imports of the package, and members of its name', async () => {
    expect(
      await shown({
        'pyproject.toml': '[project]\nname = "my-relay"\n',
        'my_relay/__init__.py': 'class Relay:\n    pass\n\ndef run():\n    pass\n\ndef spare():\n    pass\n',
        'README.md': [
          fence('python', 'from my_relay import (Relay,', '    run)'),
          fence('python', 'import my_relay as relay', 'relay.run()'),
          fence('python', 'import other', 'other.spare()'),
        ].join('\n'),
      }),
    ).toEqual({ Relay: 1, run: 2 });
    expect(
      await shown({
        'go.mod': 'module example.org/acme/relay/v2\n\ngo 1.23\n',
        'relay.go': 'package relay\n\nfunc Open() {}\n\nfunc Spare() {}\n',
        'README.md': fence('go', 'conn := relay.Open()', 'conn.Spare()'),
      }),
    ).toEqual({ Open: 1 });
  });

  test('comes before what is only used inside', async () => {
    const pages = await pagesOf({
      'package.json': '{ "name": "relay", "main": "src/index.ts" }',
      'src/index.ts': "export { create } from './store/create.ts';\nexport { helper } from './store/helper.ts';\n",
      'src/store/create.ts': "import { helper } from './helper.ts';\nexport const create = helper as () => void;\n",
      'src/store/helper.ts': 'export function helper() {}\n',
      'src/react/hook.ts': "import { helper } from '../store/helper.ts';\nexport const hook = () => helper();\n",
      'src/react/other.ts': "import { helper } from '../store/helper.ts';\nexport const other = () => helper();\n",
      'README.md': `# Relay\n\n${fence('js', "import { create } from 'relay'", 'create()').repeat(4)}`,
    });
    const text = [...pages.values()].map(({ draft }) => textOf(draft)).join('\n');
    expect(text).toMatch(/(Central to this part are|first names to look at here:|declares) create, helper/);
  });
});

/** The paths and lines of the examples on the first page for users, and its commands. */
async function firstUse(readme: string, more: Texts = {}): Promise<readonly string[]> {
  const pages = await pagesOf({
    'package.json': '{ "name": "relay", "scripts": { "test": "vitest" } }',
    'src/index.ts': 'export const create = 1;\n',
    'README.md': readme,
    ...more,
  });
  const blocks = ['overview', 'getting-started'].flatMap((id) => pages.get(id)?.draft.blocks ?? []);
  return blocks.flatMap((block) => {
    if (block.kind === 'excerpt') return [`${block.path}:${block.startLine}`];
    return block.kind === 'commands' ? block.lines : [];
  });
}

describe('first use', () => {
  const sample = fence('js', "import { create } from 'relay'");
  test('what a README shows before its first section about use comes first', async () => {
    const readme = lines(
      '# Relay',
      '',
      fence('sh', 'npm install relay'),
      '## First create one',
      sample,
      '## Usage',
      sample,
    );
    expect(await firstUse(readme)).toEqual(['npm install relay', 'README.md:9']);
  });

  test('a README without any such heading is still asked before other documents', async () => {
    const readme = lines('# Relay', '', 'Words.', '', '## Settings', sample);
    expect(await firstUse(readme, { 'UPGRADE.md': `# Upgrade\n\n## Usage\n\n${fence('js', 'old()')}` })).toEqual([
      'README.md:7',
    ]);
  });

  test('samples for those who change the project are none', async () => {
    const readme = lines('# Relay', '', 'Words.', '', '## Contributing', sample);
    expect(await firstUse(readme)).toEqual([]);
  });
});

test('installing that is divided into steps is told step by step, updating is not part of it', async () => {
  const sh = (...commands: string[]): string => fence('sh', ...commands);
  const readme = lines(
    '# Relay',
    '## Installing from source',
    '### Get it',
    sh('git clone https://example.org/relay.git'),
    '### Configure Relay',
    sh('cp .env.example .env'),
    '### Start',
    sh('npm run start'),
    '## Getting updates',
    sh('git pull'),
  );
  expect(await firstUse(readme)).toEqual([
    'git clone https://example.org/relay.git',
    'cp .env.example .env',
    'npm run start',
  ]);
});

test('what has to be there first is the whole list, not its first point', async () => {
  const points = [
    'Node.js version 20',
    'A PostgreSQL database',
    'A key of the mail service',
    'Some disk space',
    'A domain',
  ];
  const pages = await pagesOf({
    'package.json': '{ "name": "relay", "scripts": { "test": "vitest" } }',
    'src/index.ts': 'export const create = 1;\n',
    'README.md': lines('# Relay', '', '## Requirements', '', ...points.map((point) => `- ${point}`)),
  });
  const text = [...pages.values()].map(({ draft }) => textOf(draft)).join('\n');
  expect(text).toContain(
    '“Node.js version 20”, “A PostgreSQL database”, “A key of the mail service”, “Some disk space” and 1 more',
  );
});

test('the names, the file and the test of a row belong together', async () => {
  const pages = await pagesOf({
    'go.mod': 'module example.org/relay\n\ngo 1.23\n',
    'main.go': 'package main\n\nimport "example.org/relay/notify"\n\nfunc main() { notify.Render(); notify.Count() }\n',
    'cmd/other/main.go': 'package main\n\nimport "example.org/relay/notify"\n\nfunc main() { notify.Render() }\n',
    'notify/notify.go': 'package notify\n\ntype sink struct{}\n',
    'notify/util.go': 'package notify\n\nfunc Render() {}\n\nfunc Count() {}\n',
    'notify/util_test.go': 'package notify\n\nimport "testing"\n\nfunc TestRender(t *testing.T) { Render() }\n',
    'notify/util_bench_test.go':
      'package notify\n\nimport "testing"\n\nfunc TestMany(t *testing.T) { Render() }\nfunc TestMore(t *testing.T) { Render() }\n',
    'notify/mail/mail.go': 'package mail\n\nfunc Send() {}\n',
    'notify/mail/mail_test.go': 'package mail\n\nimport "testing"\n\nfunc TestSend(t *testing.T) { Send() }\n',
  });
  const overview = pages.get('overview');
  const text = overview === undefined ? '' : textOf(overview.draft);
  expect(text).toMatch(/(Count|Render) and (Count|Render) \| notify\/util\.go \| notify\/util_test\.go/);
});
