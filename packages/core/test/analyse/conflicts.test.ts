import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/3-analyse/analyse.ts';
import { analyseTexts, blobsOf, surveyTexts, type Texts } from './tiny-repository.ts';

const CODE: Texts = {
  'package.json': JSON.stringify(
    { name: 'relay', bin: { relay: 'src/cli.js' }, scripts: { build: 'tsc', test: 'vitest' } },
    null,
    2,
  ),
  Makefile: 'build:\n\tnpm run build\n',
  '.gitignore': 'dist/\n*.local\n',
  'docs/there.md': '# There\n\nThis page is there to be found.\n',
  'src/cli.js': [
    "import { Queue } from './queue.js';",
    '/** Starts what {@link RetryPlanner} planned. */',
    'export function main(argv) {',
    "  const isLoud = ['--loudOutput', '--count', '--wait', '--retry'].some((flag) => argv.includes(flag));",
    '  return new Queue(process.env.RELAY_WORKERS, process.env.RELAY_PORT, isLoud);',
    '}',
  ].join('\n'),
  'src/queue.js': [
    '/**',
    ' * Holds what waits; `FolderQueue` keeps it on disk.',
    ' */',
    'export class Queue {}',
    '/** Made by {@link Queue}, for an {@link AbortController}. No longer a `MemoryQueue`. */',
    'export class FileQueue {}',
  ].join('\n'),
};

const found = async (texts: Texts): Promise<string[]> => {
  const { conflicts } = await analyseTexts({ ...CODE, ...texts });
  return conflicts.map(({ kind, name, path, startLine }) => `${kind} ${name} ${path}:${startLine}`);
};

describe('what documents and comments name and the code does not have', () => {
  test('is found with its lines', async () => {
    const readme = [
      '# Relay',
      '',
      'Start it with `relay serve --loud-output --count 2 --wait --retry --dry-run`; `RELAY_SHARDS` spreads the load.',
      '',
      '```sh',
      '$ npx relay@latest send --batch-size 4 | grep --unknown-to-us',
      '```',
      '',
      'See [what is there](docs/there.md) and [what is not](docs/gone.md).',
      '',
      '## Development',
      '',
      'Run `npm run build`, then `npm run verify-all`; `make build` works, `make release` too.',
      'The queue is in `src/queue.ts`, its store in `src/store/disk.js`.',
    ].join('\n');
    expect(await found({ 'README.md': readme })).toEqual([
      'flag --dry-run README.md:3',
      'flag --batch-size README.md:6',
      'variable RELAY_SHARDS README.md:3',
      'script verify-all README.md:13',
      'script release README.md:13',
      'path docs/gone.md README.md:9',
      'path src/store/disk.js README.md:14',
      'name RetryPlanner src/cli.js:2',
      'name FolderQueue src/queue.js:1',
    ]);
  });

  test.each([
    ['a flag of another program', 'Type `git clone --depth-limit 1` or `npm i --save-exactly relay`.'],
    ['a flag handed on', 'Type `relay exec -- npm --handed-on`.'],
    ['a flag that was removed', 'The flag `relay --old-thing` was removed.'],
    ['a flag that is planned', '## Roadmap\n\n`relay --new-thing` will come.'],
    ['a variable of nobody in particular', 'Set `AWS_SECRET_THING` as usual.'],
    ['a script of the reader’s own project', '## Usage\n\n```sh\nnpm run storybook\n```'],
    ['an address', 'See [this](https://example.org/gone.md) and [that](#anchor) and [those](/root/gone.md).'],
    ['an address without a scheme', 'See `[that](gone.md)` and [this](www.example.org).'],
    ['output of a tool', '## Development\n\nThe result is in `dist/cli.js` and `settings.local`.'],
    ['a file to be made', '## Development\n\nCreate `src/plugins/mine.js` first.'],
  ])('%s is not accused', async (_, text) => {
    const conflicts = await found({ 'README.md': `# Relay\n\n${text}\n` });
    expect(conflicts.filter((conflict) => !conflict.startsWith('name '))).toEqual([]);
  });

  test('change logs and decision records may speak of what was', async () => {
    const text = '# Notes\n\nAdded `relay --dry-run`, see [it](gone.md).\n';
    const conflicts = await found({ 'CHANGELOG.md': text, 'docs/adr/0001-modes.md': text, 'docs/migration.md': text });
    expect(conflicts.filter((conflict) => !conflict.startsWith('name '))).toEqual([]);
  });

  test('nothing is said when a file that might hold the name was not read', async () => {
    const texts = { ...CODE, 'README.md': '# Relay\n\nType `relay --dry-run`.\n' };
    const survey = surveyTexts(texts, { exclude: ['src/queue.js'] });
    const ports = { signal: new AbortController().signal, onProgress: () => undefined };
    expect((await analyse(survey, blobsOf(texts, survey.chosen), ports)).conflicts).toEqual([]);
  });

  test('in comments among the code: calls made of own parts, and own names with their parts in another order', async () => {
    const code = [
      'export function processArguments(show_item_label) {',
      '  // After process_argument() the rest is left; show_label_item is asked first.',
      '  // Then setTimeout(), item_of_another and os_path() are none of ours.',
      '  return show_item_label;',
      '}',
    ].join('\n');
    expect(await found({ 'src/parse.js': code })).toEqual([
      'name RetryPlanner src/cli.js:2',
      'name process_argument src/parse.js:2',
      'name show_label_item src/parse.js:2',
      'name FolderQueue src/queue.js:1',
    ]);
  });

  test('a comment that opens with what is not there is marked', async () => {
    const { files } = await analyseTexts(CODE);
    const docs = [...files.values()].flatMap(({ symbols }) =>
      symbols.map(({ name, doc }) => [name, doc?.isStale ?? false]),
    );
    expect(docs).toEqual(
      expect.arrayContaining([
        ['main', true],
        ['Queue', true],
        ['FileQueue', false],
      ]),
    );
  });
});
