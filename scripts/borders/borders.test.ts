import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Plants one violation of each rule in a copy of the layout and runs the project's own linter configuration on it, so
// that nobody can switch a rule off unnoticed.
const ROOT = join(import.meta.dirname, '..', '..');
const CORE = 'packages/core/src';

interface Planted {
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly text: string;
}

const longFile = Array.from({ length: 420 }, (_, index) => `export const row${index} = ${index};`).join('\n');
const longFunction = `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(70)}  return sum;\n}\n`;

const PLANTED: readonly Planted[] = [
  {
    rule: 'noRestrictedImports',
    what: 'a stage takes the output of a later stage',
    file: `${CORE}/2-survey/planted.ts`,
    text: "import type { Analysis } from '#analysis';\nexport type Later = Analysis;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'a stage reaches into another by path',
    file: `${CORE}/4-plan/planted.ts`,
    text: "import { acquire } from '../1-acquire/acquire.ts';\nexport const reached = acquire;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'a stage reaches the conductor',
    file: `${CORE}/6-verify/planted.ts`,
    text: "import { generateWiki } from '../pipelines/generate-wiki.ts';\nexport const conductor = generateWiki;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'a pure stage touches the disk',
    file: `${CORE}/4-plan/planted-disk.ts`,
    text: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'openai outside its one file',
    file: `${CORE}/5-write/planted.ts`,
    text: "import OpenAI from 'openai';\nexport const Client = OpenAI;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'shiki outside render',
    file: `${CORE}/3-analyse/planted.ts`,
    text: "import { codeToHtml } from 'shiki';\nexport const highlight = codeToHtml;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'simple-git outside acquire',
    file: `${CORE}/7-render/planted.ts`,
    text: "import { simpleGit } from 'simple-git';\nexport const git = simpleGit;\n",
  },
  {
    rule: 'noRestrictedGlobals',
    what: 'content asks for the time',
    file: `${CORE}/5-write/planted-clock.ts`,
    text: 'export const now = () => new Date().toISOString();\n',
  },
  {
    rule: 'noProcessEnv',
    what: 'core reads the environment',
    file: `${CORE}/text/planted.ts`,
    text: "export const home = process.env.HOME ?? '';\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'the server reaches into core',
    file: 'packages/server/src/planted.ts',
    text: "import { acquire } from '../../core/src/1-acquire/acquire.ts';\nexport const reached = acquire;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'the client loads server code',
    file: 'packages/client/src/planted.ts',
    text: "import { createApp } from '@orionwiki/server';\nexport const app = createApp;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'the web interface loads the whole core',
    file: 'packages/web/src/lib/run/planted.ts',
    text: "import { generateWiki } from '@orionwiki/core';\nexport const heavy = generateWiki;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'a ui component knows the api',
    file: 'packages/web/src/lib/ui/planted.ts',
    text: "import { api } from '#lib/api/index.ts';\nexport const known = api;\n",
  },
  {
    rule: 'noRestrictedImports',
    what: 'production code imports the test kit',
    file: 'packages/server/src/planted-kit.ts',
    text: "import { startGitServer } from '@orionwiki/test-kit/git-server';\nexport const kit = startGitServer;\n",
  },
  {
    rule: 'noExcessiveLinesPerFile',
    what: 'a file of more than 400 lines',
    file: `${CORE}/text/planted-long.ts`,
    text: longFile,
  },
  {
    rule: 'noExcessiveLinesPerFunction',
    what: 'a function of more than 60 lines',
    file: `${CORE}/text/planted-function.ts`,
    text: longFunction,
  },
  {
    rule: 'useFilenamingConvention',
    what: 'a file name in another case',
    file: `${CORE}/text/planted_name.ts`,
    text: 'export const named = 1;\n',
  },
  {
    rule: 'noImportCycles',
    what: 'two files import each other',
    file: `${CORE}/text/planted-a.ts`,
    text: "import { b } from './planted-b.ts';\nexport const a = (): number => b();\n",
  },
  {
    rule: 'noFloatingPromises',
    what: 'a promise nobody waits for',
    file: `${CORE}/text/planted-float.ts`,
    text: 'async function work(): Promise<void> {}\nexport function begin(): void {\n  work();\n}\n',
  },
];

let folder = '';
let findings: { category: string; path: string }[] = [];

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeAll(() => {
  // Outside the project: the linter's module graph skips folders that git ignores.

  folder = mkdtempSync(join(tmpdir(), 'orionwiki-borders-'));
  const config = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')) as Record<string, unknown>;
  config.root = true;
  config.vcs = { enabled: false };
  plant('biome.json', JSON.stringify(config));
  plant('package.json', '{ "name": "planted", "type": "module" }');
  plant(`${CORE}/text/planted-b.ts`, "import { a } from './planted-a.ts';\nexport const b = (): number => a();\n");
  for (const { file, text } of PLANTED) plant(file, text);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const result = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report = JSON.parse(result.stdout) as {
    diagnostics: { category?: string; location?: { path?: string | { file?: string } } }[];
  };
  findings = report.diagnostics.map((found) => {
    const path = found.location?.path;
    return { category: found.category ?? '', path: (typeof path === 'string' ? path : path?.file) ?? '' };
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(PLANTED)('$rule catches it when $what', ({ rule, file }) => {
  const rules = findings.filter((found) => found.path.endsWith(file)).map((found) => found.category.split('/').at(-1));
  expect(rules).toContain(rule);
});
