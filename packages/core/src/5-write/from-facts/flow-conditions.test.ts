import { describe, expect, test } from 'vitest';
import type { GuardFact } from '#analysis';
import { conditionOf, keyOf, negationOf } from './flow-conditions.ts';

const guard = (kind: GuardFact['kind'], condition: string, line = 1): GuardFact => ({
  kind,
  condition,
  line,
  startLine: line,
  endLine: line + 3,
});

/** The parts of a condition as they are told, outermost first; `always` and `some` when there are none. */
function told(guards: readonly GuardFact[], how: { isPartial?: boolean; known?: readonly GuardFact[] } = {}): string {
  const { known = [], ...more } = how;
  const found = conditionOf({ guards, ...more }, new Set(known.map(keyOf)));
  if (found === undefined) return 'always';
  const parts = found.parts.map(({ kind, text }) => `${kind} ${'text' in text ? text.text : ''}`);
  return parts.length === 0 ? 'some' : parts.join(', ');
}

describe('a condition', () => {
  test('is told with all of its parts, outermost first', () => {
    expect(told([guard('if', 'b'), guard('loop', 'const x of xs'), guard('if', 'a')])).toBe(
      'if a, each const x of xs, if b',
    );
  });

  test('is not told in part: not when there are too many, nor when one cannot be read, nor when more decides', () => {
    expect(told(['a', 'b', 'c', 'd'].map((name) => guard('if', name)))).toBe('some');
    expect(told([guard('if', 'a'), guard('if', `${'x'.repeat(90)}`)])).toBe('some');
    expect(told([guard('if', 'a')], { isPartial: true })).toBe('some');
    expect(told([guard('case', 'default')])).toBe('some');
    expect(told([], { isPartial: true })).toBe('some');
  });

  test('leaves out what has been told and loops without an end', () => {
    const early = guard('unless', 'closed');
    expect(told([guard('if', 'a'), early], { known: [early] })).toBe('if a');
    expect(told([guard('loop', 'true')])).toBe('always');
  });

  test('of a failure that is caught is what stands inside the clause', () => {
    expect(told([guard('if', 'a'), guard('catch', 'Error'), guard('if', 'outer')], { isPartial: true })).toBe('if a');
  });

  test.each([
    ['rv is not None', 'rv is None'],
    ['x === undefined', 'x !== undefined'],
    ['name not in TABLE', 'name in TABLE'],
    ['not ready', 'ready'],
    ['!(a > b)', 'a > b'],
    ['a && b === c', undefined],
    ['not a == b', undefined],
    ['ready', undefined],
  ])('the opposite of %s', (text, opposite) => {
    expect(negationOf(text)).toBe(opposite);
  });
});
