import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/3-analyse/analysis.ts';
import { planWiki } from '../../src/4-plan/plan.ts';
import { statementsOf, statementText } from '../../src/5-write/draft.ts';
import { writePage } from '../../src/5-write/write.ts';
import { messagesIn } from '../../src/messages/all.ts';
import { analyseTexts, type Texts } from '../analyse/tiny-repository.ts';
import { RELAY_INFO } from './relay-sample.ts';

const REPOSITORY: Texts = {
  'package.json': JSON.stringify({
    name: 'relay',
    version: '1.1.0-dev',
    bin: { relay: './src/cli.js' },
    scripts: { build: 'tsc', test: 'vitest run' },
  }),
  'README.md': [
    '# Relay',
    '',
    'Relay delivers events to the endpoints of customers.',
    '',
    '## Why',
    '',
    'Most senders give up after a minute; Relay tries for a day.',
    '',
    '## Features',
    '',
    '- Signs each event with a key of its own',
    '- Waits longer after each failure',
    '',
    '## Usage',
    '',
    '```sh',
    'relay serve --dry-run',
    '```',
    '',
    'It prints every address it would call.',
  ].join('\n'),
  'CHANGELOG.md':
    '# Changes\n\n## Unreleased\n\n- Something new.\n\n## 1.0.0 (2024-05-01)\n\n- The first version that signs events\n',
  'docs/adr/0001-queue.md':
    '# Keep one queue\n\nStatus: accepted\n\n## Decision\n\nAll events wait in one queue on disk.\n',
  'docs/queue.md': '# The queue\n\nA full `EventQueue` refuses further events until one was delivered.\n',
  LICENSE: 'MIT License\n\nCopyright\n',
  'src/cli.js': "import { EventQueue } from './queue/queue.js';\nexport function main() { return new EventQueue(); }\n",
  'src/queue/queue.js': 'export class EventQueue { put() {} }\nexport class DiskFolder {}\n',
  'src/queue/other.js': "import { EventQueue } from './queue.js';\nexport const all = () => [new EventQueue()];\n",
  'test/queue.test.js':
    "import { EventQueue } from '../src/queue/queue.js';\ntest('a full queue refuses events', () => { new EventQueue(); });\n",
  '.github/workflows/ci.yml': [
    'name: ci',
    'on:',
    '  push:',
    '    branches: [main]',
    '  pull_request:',
    'jobs:',
    '  check:',
    '    steps:',
    '      - run: npm ci',
    '      - run: CI=1 npm test',
    '  publish:',
    '    needs: check',
    '    steps:',
    '      - run: npm publish --dry-run',
    '      - run: npm publish --provenance',
  ].join('\n'),
  Dockerfile:
    'FROM node:22-slim AS build\nRUN true\nFROM node:22-slim\nEXPOSE 8080\nUSER node\nCMD ["node", "src/cli.js"]\n',
};

let analysis: Analysis;

beforeAll(async () => {
  analysis = await analyseTexts(REPOSITORY);
});

/** The sentences of a page, commands to copy included. */
function sentences(pageId: string, language: 'en' | 'tr' = 'en', of: Analysis = analysis): string[] {
  const plan = planWiki(of, RELAY_INFO, { language, size: 'full' });
  const page = plan.pages.find(({ id }) => id === pageId);
  if (page === undefined) return [];
  const draft = writePage(page, { plan, analysis: of, info: RELAY_INFO, messages: messagesIn(language) });
  return draft.blocks.flatMap((block) => [
    ...statementsOf(block).map(statementText),
    ...(block.kind === 'commands' ? block.lines : []),
  ]);
}

describe('the overview', () => {
  test('gives reasons, features, the newest release, decisions and what documents name in vain', () => {
    expect(sentences('overview')).toEqual(
      expect.arrayContaining([
        'The reason given in README.md: Most senders give up after a minute; Relay tries for a day.',
        'Among what it offers, README.md counts Signs each event with a key of its own and Waits longer after each failure.',
        'The newest release in CHANGELOG.md is 1.0.0, dated 2024-05-01, with The first version that signs events; the manifest is already at 1.1.0-dev.',
        'No manifest states a licence; LICENSE opens with MIT License.',
        'README.md names --dry-run for relay; no code that reads it was found.',
        'Keep one queue',
        'All events wait in one queue on disk',
      ]),
    );
  });

  test('says so in Turkish too', () => {
    expect(sentences('overview', 'tr')).toContain(
      'README.md dosyasında --dry-run seçeneği geçiyor (relay komutu için), ama onu okuyan bir kod bulunamadı.',
    );
  });
});

test('first steps lead to the code, to one test and to what CI asks, and nothing is shown twice', () => {
  const said = sentences('getting-started');
  expect(said).toEqual(
    expect.arrayContaining([
      'relay serve --dry-run',
      'For the daily work package.json brings npm run build for tsc, and npm test for vitest run.',
      'To run a single test file, put its path behind the runner that package.json names: npx vitest run, then for instance test/queue.test.js.',
      'A change is checked by .github/workflows/ci.yml, where the job check runs npm test; the page Build, test and release has the rest.',
    ]),
  );
  expect(new Set(said).size).toBe(said.length);
});

test('operations tell when which job does what; a trial run publishes nothing', () => {
  expect(sentences('operations')).toEqual(
    expect.arrayContaining([
      'On a push to main or a pull request, .github/workflows/ci.yml runs:',
      'check runs npm test.',
      'What publishes is the job publish in .github/workflows/ci.yml, with npm publish --provenance; it begins only after check.',
      'Dockerfile builds the image in stages: build on node:22-slim; what is shipped rests on node:22-slim.',
      'The image declares port 8080, runs as the user node and starts node src/cli.js.',
    ]),
  );
  expect(sentences('operations').join(' ')).not.toContain('with npm publish --dry-run');
});

test('the coverage page lists conflicts and what is not there', () => {
  const said = sentences('coverage').join('\n');
  expect(said).toContain('README.md names --dry-run for relay; no code that reads it was found.');
  expect(said).toContain('By their names, no file is one of these: guide for contributors and security policy.');
});

test('nothing is called missing when not everything was read', () => {
  const partial = { ...analysis, isComplete: false, conflicts: [] };
  expect(sentences('coverage', 'en', partial).join('\n')).toContain('was not decided, because not everything was read');
  expect(sentences('coverage', 'en', partial).join('\n')).not.toContain('The repository holds no');
});

test('in a repository too small for a page of first steps, the overview says how to begin', async () => {
  const tiny = await analyseTexts({
    'README.md':
      '# Flags\n\nTurns a sentence into flags, letter by letter.\n\n## Use\n\n```sh\nnode flags.js hello\n```\n',
    'flags.js': '/** Turns letters into positions of two flags. */\nexport function spell() {}\n',
  });
  expect(sentences('getting-started', 'en', tiny)).toEqual([]);
  expect(sentences('overview', 'en', tiny)).toEqual(
    expect.arrayContaining(['The section Use of README.md says how to begin:', 'node flags.js hello']),
  );
});

test('without README and manifest the pages still say something', async () => {
  const bare = await analyseTexts({
    'run.py': '"""Counts the words of a file."""\n\ndef count(path):\n    return 1\n',
  });
  expect(sentences('overview', 'en', bare).length).toBeGreaterThan(0);
  expect(sentences('coverage', 'en', bare).join('\n')).toContain('README');
});
