import { describe, expect, test } from 'vitest';
import type { CallFact, GuardFact, OutcomeFact, SymbolFact } from '../../src/3-analyse/analysis.ts';
import { indexFlows } from '../../src/3-analyse/flows/flow-input.ts';
import { mainWay } from '../../src/3-analyse/flows/main-way.ts';
import { AnalysisBuilder } from '../wiki/analysis-builder.ts';

const PATH = 'src/main.ts';
const MAIN = `${PATH}#main`;
const DISK = { module: 'node:fs', name: 'writeFileSync' };

type Kind = GuardFact['kind'];
type Line = readonly [text: string, guards?: readonly (readonly [Kind, string])[], more?: Partial<CallFact>];

/** A function with one call a line; `a` to `d` write to disk, everything else is not known. */
function wayThrough(lines: readonly Line[], ends: (builder: AnalysisBuilder) => void = () => undefined) {
  const texts = lines.map(([text]) => `  ${text}();`);
  const conditions = [...new Set(lines.flatMap(([, guards = []]) => guards.map(([, condition]) => condition)))];
  const builder = new AnalysisBuilder()
    .file(
      PATH,
      ['export function main() {', ...conditions.map((one) => `  // ${one}`), ...texts, '  end();', '}'].join('\n'),
    )
    .symbol(PATH, 'main', 'export function main');
  for (const name of ['a', 'b', 'c', 'd']) {
    const path = `src/${name}.ts`;
    builder
      .file(path, `export function ${name}() {\n  writeFileSync('${name}');\n}`)
      .symbol(path, name, `export function ${name}`)
      .calls(path, 'writeFileSync', { callee: 'writeFileSync', caller: `${path}#${name}`, external: DISK });
  }
  for (const [text, guards = [], more = {}] of lines)
    builder.calls(PATH, `  ${text}();`, {
      callee: text,
      caller: MAIN,
      ...(/^[a-d]$/.test(text) ? { target: `src/${text}.ts#${text}` } : {}),
      ...(guards.length === 0 ? {} : { guards: guards.map(([kind, condition]) => ({ kind, condition })) }),
      ...without(more),
    });
  ends(builder);
  const { analysis } = builder.build();
  return mainWay(analysis.symbols.get(MAIN) as SymbolFact, indexFlows(analysis));
}

/** The builder makes guards itself. */
function without({ guards: _guards, ...more }: Partial<CallFact>) {
  return more;
}

const names = (calls: readonly CallFact[]): string[] => calls.map(({ callee }) => callee);

describe('the main way through a declaration', () => {
  test('takes one of two branches, and names the other', () => {
    const way = wayThrough([
      ['a', [['if', 'first']]],
      ['b', [['unless', 'first']]],
      ['c', [['unless', 'first']]],
    ]);
    expect(names(way.calls)).toEqual(['b', 'c']);
    expect(names(way.aside)).toEqual(['a']);
  });

  test('does not depend on a choice of which both sides make the same call', () => {
    const way = wayThrough([
      ['a', [['if', 'first']]],
      ['a', [['unless', 'first']]],
      ['b', [['if', 'second']]],
    ]);
    expect(way.calls.map(({ callee, guards = [] }) => [callee, guards.length])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });

  test('takes what stands behind an early exit when both sides reach the same', () => {
    const way = wayThrough([
      ['a', [['if', 'quick']]],
      ['b', [['unless', 'quick']]],
    ]);
    expect(names(way.calls)).toEqual(['b']);
  });

  test('follows conditions that do not exclude each other one behind the other', () => {
    const way = wayThrough([
      ['a', [['if', 'first']]],
      ['b', [['if', 'second']]],
    ]);
    expect(names(way.calls)).toEqual(['a', 'b']);
  });

  test('never leads through what is done after a failure', () => {
    const way = wayThrough([['a'], ['b', [['catch', 'error']]], ['c', [['if', 'err != nil']]]]);
    expect(names(way.calls)).toEqual(['a']);
    expect(names(way.aside)).toEqual([]);
  });

  test('never leads into a branch that ends with an error', () => {
    const way = wayThrough([['a', [['if', 'broken']]], ['b']], (builder) =>
      builder.outcome(PATH, '  end();', {
        kind: 'raises',
        name: 'Error',
        in: MAIN,
        guards: [{ kind: 'if', condition: 'broken' }],
      }),
    );
    expect(names(way.calls)).toEqual(['b']);
  });

  test('keeps only the ends that its branch can come to', () => {
    const way = wayThrough(
      [
        ['a', [['if', 'first']]],
        ['b', [['unless', 'first']]],
        ['c', [['unless', 'first']]],
      ],
      (builder) => {
        for (const kind of ['if', 'unless'] as const)
          builder.outcome(PATH, '  end();', {
            kind: 'raises',
            name: kind === 'if' ? 'OnTheOther' : 'OnTheWay',
            in: MAIN,
            guards: [
              { kind: 'if', condition: 'end()' },
              { kind, condition: 'first' },
            ],
          });
      },
    );
    expect(way.outcomes.map(({ name }: OutcomeFact) => name)).toEqual(['OnTheWay']);
  });

  test('tells apart a call of a function that does nothing but fail', () => {
    const way = wayThrough([['a'], ['refuse', [['if', 'late']], { target: 'src/refuse.ts#refuse' }]], (builder) =>
      builder
        .file('src/refuse.ts', 'export function refuse() {\n  throw new Refusal();\n}')
        .symbol('src/refuse.ts', 'refuse', 'export function refuse')
        .outcome('src/refuse.ts', 'throw', { kind: 'raises', name: 'Refusal', in: 'src/refuse.ts#refuse' }),
    );
    expect(names(way.calls)).toEqual(['a']);
    expect(way.failing.map(({ call, end }) => [call.callee, end.name])).toEqual([['refuse', 'Refusal']]);
  });

  test('leaves out what stands in a function that nobody is known to run', () => {
    const way = wayThrough([['a'], ['b', [], { isNested: true }]]);
    expect(names(way.calls)).toEqual(['a']);
  });

  test('has what stands in a callback when the call that takes it is known', () => {
    const line = 3;
    const way = wayThrough([
      ['a'],
      ['server.on'],
      ['b', [], { isNested: true, passedTo: { callee: 'server.on', line } }],
    ]);
    expect(names(way.calls)).toEqual(['a', 'server.on', 'b']);
  });

  test('gives up what a hidden return may stand beside for what comes behind it', () => {
    const way = wayThrough([
      [
        'a',
        [
          ['if', 'inner'],
          ['if', 'outer'],
        ],
      ],
      ['b', [], { isPartial: true }],
    ]);
    expect(names(way.calls)).toEqual(['b']);
    expect(names(way.aside)).toEqual(['a']);
  });
});
