import { beforeAll, describe, expect, test } from 'vitest';
import type { VerifiedPage } from '#verified';
import { buildFlows } from '../../src/3-analyse/flows/build-flows.ts';
import { AnalysisBuilder } from './analysis-builder.ts';
import { textOf, verifyWiki } from './write-relay.ts';

const CLI = `import { writeFileSync } from 'node:fs';

export function main(args, parser) {
  if (args.length === 0) return;
  if (args.quick) {
    store(args);
  } else {
    keep(args);
  }
  parser.parseRest(args);
  try {
    report(args);
  } catch (error) {
    refuse(error);
  }
}

function store(args) {
  writeFileSync('store', args);
}

function keep(args) {
  if (!args.name) throw new NameError('a name is missing');
  writeFileSync('keep', args);
  writeFileSync('index', args);
}

function report(args) {
  console.log(args);
}

function refuse(error) {
  throw new Refusal(error);
}

class Parser {
  parseRest(args) {
    store(args);
  }
}
`;

const FILE = 'cli.ts';
const DISK = { module: 'node:fs', name: 'writeFileSync' };

/** A program with a choice, a call that nothing decides, a helper that only fails and a catch. */
function program(): AnalysisBuilder {
  const builder = new AnalysisBuilder().file(FILE, CLI).section('cli', [FILE], 0);
  const early = { kind: 'unless', condition: 'args.length === 0', until: '  }\n}\n\nfunction store' } as const;
  const call = (at: string, callee: string, more: Parameters<AnalysisBuilder['calls']>[2] = { callee }): void => {
    builder.calls(FILE, at, { caller: `${FILE}#main`, ...more, callee });
  };
  builder
    .imports(FILE, 'node:fs', { specifier: 'node:fs', names: ['writeFileSync'], external: 'node:fs' })
    .symbol(FILE, 'main', 'export function main', { parameters: [{ name: 'args' }] });
  for (const name of ['store', 'keep', 'report', 'refuse'])
    builder.symbol(FILE, name, `function ${name}`, { isExported: false });
  builder
    .symbol(FILE, 'Parser', 'class Parser', { kind: 'class', isExported: false })
    .symbol(FILE, 'parseRest', 'parseRest(args) {', { kind: 'method', parent: 'Parser' })
    .entry(FILE, 'export function main', { kind: 'main', name: 'tool', handler: `${FILE}#main` });
  const guards = (kind: 'if' | 'unless') => [
    { kind, condition: 'args.quick' } as const,
    { ...early, until: 'refuse(error);' },
  ];
  call('    store(args);', 'store', { callee: 'store', target: `${FILE}#store`, guards: guards('if') });
  call('    keep(args);', 'keep', { callee: 'keep', target: `${FILE}#keep`, guards: guards('unless') });
  call('  parser.parseRest(args);', 'parser.parseRest', { callee: '', guards: guards('if').slice(1) });
  call('    report(args);', 'report', { callee: '', target: `${FILE}#report`, guards: guards('if').slice(1) });
  call('    refuse(error);', 'refuse', {
    callee: '',
    target: `${FILE}#refuse`,
    guards: [{ kind: 'catch', condition: 'error' }],
  });
  for (const [name, at] of [
    ['store', "writeFileSync('store'"],
    ['keep', "writeFileSync('keep'"],
    ['keep', "writeFileSync('index'"],
  ] as const)
    builder.calls(FILE, at, { callee: 'writeFileSync', caller: `${FILE}#${name}`, external: DISK });
  return builder
    .calls(FILE, 'console.log', { callee: 'console.log', caller: `${FILE}#report` })
    .calls(FILE, '    store(args);\n  }\n}\n', {
      callee: 'store',
      caller: `${FILE}#Parser.parseRest`,
      target: `${FILE}#store`,
    })
    .outcome(FILE, 'throw new NameError', {
      kind: 'raises',
      name: 'NameError',
      in: `${FILE}#keep`,
      message: 'a name is missing',
      guards: [{ kind: 'if', condition: '!args.name' }],
    })
    .outcome(FILE, 'throw new Refusal', { kind: 'raises', name: 'Refusal', in: `${FILE}#refuse` });
}

describe('one way through a program', () => {
  let page: VerifiedPage | undefined;
  let lines: string[] = [];
  beforeAll(async () => {
    const { analysis, source } = program().build();
    const pages = await verifyWiki({ analysis: { ...analysis, flows: buildFlows(analysis) }, source });
    page = pages.find(({ draft }) => draft.kind === 'flow');
    lines = page === undefined ? [] : textOf(page.draft).split('\n');
  });

  test('loses nothing when it is verified', () => {
    expect(page?.dropped).toEqual([]);
  });

  test('tells one branch with its whole condition and the other in half a sentence', () => {
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^1\. When args\.length !== 0 and not args\.quick, main calls keep, which .*; in some other cases main calls store\.$/,
      ),
    );
    expect(lines.filter((line) => /^\d+\. .*\bstore\b/.test(line))).toHaveLength(1);
  });

  test('names a call that nothing decides, with a method of its name, and says no more of the early end', () => {
    expect(lines).toContainEqual(
      '2. main also calls parser.parseRest; where that leads is decided while the program runs, and Parser.parseRest is one that has this name.',
    );
  });

  test('tells what a caught failure comes to apart from the steps', () => {
    const heading = lines.findIndex((line) => line.includes('What can go wrong'));
    expect(lines.findIndex((line) => line.includes('Refusal'))).toBeGreaterThan(heading);
    expect(lines.join('\n')).toContain('After catching a failure, main raises Refusal.');
  });

  test('counts the steps that are numbered', () => {
    const numbered = lines.filter((line) => /^\d+\. /.test(line));
    expect(numbered.length).toBe(3);
    expect(page?.draft.summary).toContain('3 steps');
  });
});
