import { beforeAll, describe, expect, test } from 'vitest';
import { pagesOf, sampleTexts } from './sample-pages.ts';
import { textOf } from './write-relay.ts';

type Pages = Awaited<ReturnType<typeof pagesOf>>;

function text(pages: Pages, id: string): string {
  const page = pages.get(id);
  return page === undefined ? '' : textOf(page.draft);
}

describe('settings of a service', () => {
  let pages: Pages = new Map();
  beforeAll(async () => {
    pages = await pagesOf(sampleTexts('typescript-service'));
  });

  test('lose nothing when they are verified', () => {
    for (const id of ['configuration', 'extending']) expect(pages.get(id)?.dropped).toEqual([]);
  });

  test('say where all of them are read, and that it is the only place', () => {
    expect(text(pages, 'configuration')).toContain(
      '5 variables of the environment are read by name, all in one place, readConfig in src/config.ts. It is called by serve.',
    );
  });

  test('join type, default, meaning, destination, check and deployment', () => {
    expect(text(pages, 'configuration')).toContain(
      'HOOKLINE_MAX_ATTEMPTS · positive integer · default 12 · “Deliveries before a webhook is parked”, says README.md. ' +
        'It becomes maxAttempts of Courier; other values throw ConfigError. compose.yaml sets 3.',
    );
  });

  test('tell a value that is required, and never repeat a secret', () => {
    const told = text(pages, 'configuration');
    expect(told).toContain('HOOKLINE_SECRET · text · required');
    expect(told).toContain('without it, readConfig throws ConfigError');
    expect(told).not.toContain('change-me');
  });

  test('tell what a value switches on', () => {
    expect(text(pages, 'configuration')).toContain('When it is set, it goes to FileQueue.');
  });

  test('limits are told once, on the page of their part; here they are listed with their measure', () => {
    const told = text(pages, 'configuration');
    expect(told).toContain('MAX_BODY_BYTES | 1 MiB (1024 * 1024) | http');
    expect(told).not.toContain('No wait is longer than this');
    expect(text(pages, 'http')).toContain(
      'readBody tests size > MAX_BODY_BYTES; there MAX_BODY_BYTES is 1 MiB (1024 * 1024).',
    );
    expect(text(pages, 'delivery')).toContain('its comment says “No wait is longer than this, in milliseconds”');
    for (const id of ['http', 'delivery']) expect(pages.get(id)?.dropped).toEqual([]);
  });

  test('a default that the README states otherwise is shown', async () => {
    const readme = sampleTexts('typescript-service')['README.md']?.replace('| `12` |', '| `24` |') ?? '';
    const changed = await pagesOf(sampleTexts('typescript-service', { 'README.md': readme }));
    expect(text(changed, 'configuration')).toContain('README.md gives 24 as its default, the code does not');
  });

  test('a further queue: what it has to have, where it is chosen, what to copy, which tests there are', () => {
    const told = text(pages, 'extending');
    expect(told).toContain('demands:\nput(webhook: Webhook): Promise<void>: “Adds a webhook');
    expect(told).toContain(
      'Which one is used is decided in serve: there config.dataDir chooses between MemoryQueue and FileQueue.',
    );
    expect(told).toContain(
      'The one to copy is MemoryQueue (25 lines) in src/queue/memory-queue.ts: a test makes it, ' +
        'in test/queue.test.ts.',
    );
  });

  test('the family is drawn with the heritage clause behind every arrow', () => {
    const [diagram] = pages.get('extending')?.draft.diagrams ?? [];
    expect(diagram?.kind).toBe('class');
    expect(diagram?.edges.map(({ kind, evidence }) => [kind, evidence?.claim.predicate])).toEqual([
      ['implements', 'extends'],
      ['implements', 'extends'],
    ]);
  });
});

describe('settings of a tool', () => {
  let pages: Pages = new Map();
  beforeAll(async () => {
    pages = await pagesOf(sampleTexts('python-tool'));
  });

  test('follow a value to the check far from where it is read', () => {
    expect(text(pages, 'configuration')).toContain(
      'TIDELINE_SMOOTHING · integer · default DEFAULT_WINDOW, which is 5 · “the number of readings that are averaged ' +
        'before extremes are sought”, says README.md. It becomes window of find_extremes; smooth raises TidelineError when ' +
        'window < 1 or window % 2 == 0.',
    );
  });

  test('a further reader: the steps of the document, the list, the failure and its test', () => {
    const told = text(pages, 'extending');
    expect(told).toContain('docs/readers.md gives the steps:\n“Write a subclass of Reader in src/tideline/readers”');
    expect(told).toContain('It becomes known by an entry in READERS (src/tideline/readers/__init__.py).');
    expect(told).toContain('for what is not there it raises UnknownFormatError');
    expect(told).toContain('see test_an_unknown_format_is_refused in tests/test_readers.py');
    expect(pages.get('extending')?.dropped).toEqual([]);
  });
});

test('settings of a library in Go: the option that overrides, limits with units, what implements the interface', async () => {
  const pages = await pagesOf(sampleTexts('go-library'));
  const told = text(pages, 'configuration');
  expect(told).toContain(
    'the comment of WithDir says “keeps the entries in dir instead of the folder that KILN_DIR names”',
  );
  expect(told).toContain('DefaultTTL | 24 hours (24 * time.Hour) | kiln');
  expect(text(pages, 'kiln')).toContain('newSettings works with DefaultTTL, 24 hours (24 * time.Hour)');
  expect(pages.get('kiln')?.dropped).toEqual([]);
  // The document speaks of a variable that no code reads: that is told as a conflict, not as a setting.
  expect(told).not.toContain('KILN_SHARDS');
  // The shorter one only gives back what it is given: nothing to learn from.
  expect(text(pages, 'extending')).toContain('One to copy is gzipCodec (20 lines) in gzip.go.');
  for (const id of ['configuration', 'extending']) expect(pages.get(id)?.dropped).toEqual([]);
});

test('Turkish pages hold the same facts and lose nothing', async () => {
  for (const name of ['typescript-service', 'python-tool', 'go-library']) {
    const pages = await pagesOf(sampleTexts(name), 'tr');
    for (const id of ['configuration', 'extending']) {
      expect(pages.get(id)?.dropped, `${name} ${id}`).toEqual([]);
      expect(text(pages, id).length).toBeGreaterThan(200);
    }
  }
});

describe('other shapes of code', () => {
  test('keys of a schema, with the defaults that a second schema gives', async () => {
    const code = `import { z } from 'zod';
export const appConfigSchema = z.object({
  // Port that is listened on.
  port: z.number().int().optional(),
  verbose: z.boolean().optional(),
  output: z.object({ style: z.enum(['a', 'b']).optional(), plain: z.boolean().optional() }).optional(),
});
export const appConfigDefaultSchema = z.object({
  port: z.number().default(3000),
  output: z.object({ style: z.enum(['a', 'b']).default('a'), plain: z.boolean().default(false) }),
});
export const requestSchema = z.object({ body: z.string(), id: z.string() });
`;
    const pages = await pagesOf({ 'src/config.ts': code, 'package.json': '{"name":"x","main":"src/config.ts"}' });
    const told = text(pages, 'configuration');
    expect(told).toContain('port | integer | 3000 | “Port that is listened on”');
    expect(told).toContain("output.style | ['a', 'b'] | 'a' | –");
    expect(told).toContain('The defaults stand in appConfigDefaultSchema.');
    expect(told).not.toContain('requestSchema');
    expect(pages.get('configuration')?.dropped).toEqual([]);
  });

  test('fixed tables of one file, and bases that only share code, are no place to extend', async () => {
    const code = `def one(): pass
def two(): pass
def three(): pass
STREAMS = {"a": one, "b": two, "c": three}
class Shared:
    def help(self): pass
class A(Shared):
    def left(self): pass
class B(Shared):
    def right(self): pass
`;
    const pages = await pagesOf({ 'tool/main.py': code, 'tool/__init__.py': '' });
    expect(pages.has('extending')).toBe(false);
    expect(text(pages, 'coverage')).toContain('Extending | It was looked for, and nothing was found.');
  });
});

test('names passed to a reading function, built names and those of the system stand on the page, each with its line', async () => {
  const files = {
    'tool/__init__.py': '',
    'tool/main.py': `import os
def setting(name):
    return os.environ.get(name)
def start(program):
    for key in "VISUAL", "EDITOR":
        os.environ.get(key)
    state = os.environ.get(f"_{program}_STATE")
    return setting("TOOL_COLOUR")
`,
    'docs/configuration.md':
      '# Configuration\n\nSet it up.\n\n## Settings\n\nThis is how others do it.\n\n```toml\n[tool.other]\nx = 1\n```\n',
  };
  const pages = await pagesOf(files);
  const told = text(pages, 'configuration');
  expect(told).toContain('TOOL_COLOUR · no default');
  expect(told).toContain('start builds the name of a variable while the program runs: f"_{program}_STATE".');
  expect(told).toContain('looked at too: EDITOR and VISUAL, in tool/main.py.');
  expect(told).not.toContain('This is how others do it');
  expect(pages.get('configuration')?.dropped).toEqual([]);
});
