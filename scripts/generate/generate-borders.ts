// Writes the border rules of biome.json from the table of rooms. A later override replaces the options of an earlier
// one for the same rule, so each override carries its whole list.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUARDED_MODULES, ROOMS, type Room } from '../borders/rooms.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CONFIG = join(ROOT, 'biome.json');
const CORE = 'packages/core/src';

interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
}

/** Modules that are not in the room's list, as one pattern with the reason. */
function modulePattern(room: Room, allows: readonly string[]): Pattern | undefined {
  const group = GUARDED_MODULES.filter((name) => !allows.includes(name));
  if (group.length === 0) return undefined;
  return {
    group,
    message: `${room.folder} may not import this module: effects and libraries have one home each (ARCHITECTURE.md, borders).`,
  };
}

/** Other rooms are reached by their alias only, so that nobody depends on their insides. */
function pathPattern(room: Room): Pattern {
  const others = ROOMS.filter((other) => other.folder !== room.folder);
  return {
    group: [
      ...others.flatMap((other) => [`../**/${other.folder}/**`, `../${other.folder}/**`]),
      '../**/pipelines/**',
      '../pipelines/**',
    ],
    message: `${room.folder} reaches other rooms by their #alias, never by path.`,
  };
}

/** A stage may take what earlier stages give, never what later ones give. */
function laterOutputs(room: Room): Record<string, { message: string }> {
  const later = ROOMS.filter((other) => other.alias && other.stage !== undefined && other.stage > (room.stage ?? 0));
  return Object.fromEntries(
    later.map((other) => [
      other.alias,
      { message: `Data flows one way: ${room.folder} may not know the output of ${other.folder}.` },
    ]),
  );
}

function bordersOf(room: Room, allows: readonly string[], includes: readonly string[]) {
  const patterns = [pathPattern(room), modulePattern(room, allows)].filter((pattern) => pattern !== undefined);
  const denied = { Date: 'Content may not depend on the clock: take the time as an argument.' };
  return {
    includes,
    linter: {
      rules: {
        style: {
          noRestrictedImports: { level: 'error', options: { paths: laterOutputs(room), patterns } },
          ...(room.stage !== undefined && room.stage > 1
            ? { noRestrictedGlobals: { level: 'error', options: { deniedGlobals: denied } } }
            : {}),
        },
      },
    },
  };
}

function coreOverrides() {
  return ROOMS.flatMap((room) => [
    bordersOf(room, room.allows, [`${CORE}/${room.folder}/**`, '!**/*.test.ts']),
    ...(room.exceptions ?? []).map((exception) =>
      bordersOf(
        room,
        [...room.allows, ...exception.allows],
        exception.files.map((file) => `${CORE}/${room.folder}/**/${file}`),
      ),
    ),
  ]);
}

const restrict = (includes: readonly string[], patterns: readonly Pattern[]) => ({
  includes,
  linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
});

/** Borders between packages: public doors only, and no run-time code of the server outside of it. */
function packageOverrides() {
  const insides = {
    group: ['**/core/src/**', '**/server/src/**', '**/client/src/**'],
    message: 'Other packages are used through their doors only.',
  };
  const tests = {
    group: ['@orionwiki/test-kit/**', '@orionwiki/test-kit', '**/test/**'],
    message: 'Production code never imports tests or the test kit.',
  };
  const webCore = {
    group: ['@orionwiki/core'],
    message: 'The web interface uses the light doors of core only: /messages, /reading, /repo-url and /wiki.css.',
  };
  const serverCode = { group: ['@orionwiki/server'], message: 'Only types of @orionwiki/server/api may be used here.' };
  return [
    restrict(['packages/server/src/**', 'packages/cli/src/**', '!**/*.test.ts'], [insides, tests]),
    restrict(['packages/client/src/**', '!**/*.test.ts'], [insides, tests, serverCode]),
    restrict(['packages/web/src/**', '!**/*.test.ts'], [insides, tests, webCore, serverCode]),
    restrict(
      ['packages/web/src/lib/ui/**'],
      [
        insides,
        tests,
        webCore,
        serverCode,
        {
          group: ['#lib/api/**', '#lib/run/**', '@orionwiki/**'],
          message: 'ui/ components get everything as props: no fetch, no texts, no state classes.',
        },
      ],
    ),
  ];
}

const SIZES = {
  includes: [
    'packages/*/src/**/*.ts',
    'test-kit/src/**/*.ts',
    'scripts/**/*.ts',
    '!**/*.test.ts',
    '!**/messages/**',
    '!**/*.generated.ts',
    '!**/*-table.ts',
  ],
  linter: {
    rules: {
      style: { noExcessiveLinesPerFile: { level: 'error', options: { maxLines: 400 } } },
      complexity: { noExcessiveLinesPerFunction: { level: 'error', options: { maxLines: 60 } } },
    },
  },
};

const BY_HAND = [
  {
    includes: [
      'scripts/**',
      'e2e/**',
      'bench/**',
      'examples/**',
      'test-kit/**',
      '**/test/**',
      '**/*.test.ts',
      '**/*.config.ts',
      'packages/*/src/env.ts',
      'packages/*/scripts/**',
    ],
    linter: { rules: { style: { noProcessEnv: 'off' } } },
  },
  {
    includes: ['packages/web/src/routes/**', '**/app.html'],
    linter: { rules: { style: { useFilenamingConvention: 'off' }, a11y: { useValidLang: 'off', useHtmlLang: 'off' } } },
  },
];

const before = readFileSync(CONFIG, 'utf8');
const config = JSON.parse(before) as Record<string, unknown>;
config.overrides = [...BY_HAND, SIZES, ...coreOverrides(), ...packageOverrides()];
const formatted = spawnSync('pnpm', ['exec', 'biome', 'format', '--stdin-file-path=biome.json'], {
  cwd: ROOT,
  input: JSON.stringify(config, undefined, 2),
  encoding: 'utf8',
}).stdout;
if (formatted !== before) {
  if (process.argv.includes('--check')) process.exitCode = 1;
  else writeFileSync(CONFIG, formatted);
}
