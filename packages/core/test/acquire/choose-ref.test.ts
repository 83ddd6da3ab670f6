import { describe, expect, it } from 'vitest';
import { chooseRef, refPrefixesFor } from '../../src/1-acquire/choose-ref.ts';

const oid = (digit: string): string => digit.repeat(40);
const REFS = [
  { name: 'HEAD', oid: oid('a'), target: 'refs/heads/main' },
  { name: 'refs/heads/main', oid: oid('a') },
  { name: 'refs/heads/feature', oid: oid('b') },
  { name: 'refs/heads/feature/deep/er', oid: oid('c') },
  { name: 'refs/heads/same', oid: oid('d') },
  { name: 'refs/tags/same', oid: oid('e') },
  { name: 'refs/tags/v1', oid: oid('f') },
  { name: 'refs/pull/7/head', oid: oid('7') },
];

describe('the commit that is meant', () => {
  it.each([
    ['the default branch by its name', {}, { oid: oid('a'), label: 'main' }],
    ['a branch', { ref: 'feature' }, { oid: oid('b'), label: 'feature' }],
    ['a tag', { ref: 'v1' }, { oid: oid('f'), label: 'v1' }],
    ['the branch where a tag has the same name', { ref: 'same' }, { oid: oid('d'), label: 'same' }],
    ['the tag when the address says tag', { ref: 'same', refKind: 'tag' }, { oid: oid('e'), label: 'same' }],
    ['a full name', { ref: 'refs/heads/feature' }, { oid: oid('b'), label: 'feature' }],
    ['a pull request', { ref: 'refs/pull/7/head' }, { oid: oid('7'), label: 'refs/pull/7/head' }],
    ['a full id, known or not', { ref: oid('9') }, { oid: oid('9'), label: oid('9') }],
    ['a full id of 64 characters', { ref: '9'.repeat(64) }, { oid: '9'.repeat(64), label: '9'.repeat(64) }],
    [
      'the longest name before a path',
      { refAndPath: ['feature', 'deep', 'er', 'src'] },
      { label: 'feature/deep/er', path: 'src' },
    ],
    [
      'the shorter name when the longer is none',
      { refAndPath: ['feature', 'deep', 'src'] },
      { label: 'feature', path: 'deep/src' },
    ],
  ] as const)('is %s', (_title, wish, expected) => {
    expect(chooseRef(wish, REFS)).toMatchObject(expected);
  });

  it.each([
    ['an unknown name', { ref: 'nope' }, 'not-found'],
    ['an unknown name before a path', { refAndPath: ['nope', 'src'] }, 'not-found'],
    ['a shortened id', { ref: 'abc1234' }, 'too-short'],
  ] as const)('is not found for %s', (_title, wish, why) => {
    expect(chooseRef(wish, REFS)).toBe(why);
  });

  it('is a usual branch when HEAD names one without commits', () => {
    const refs = [
      { name: 'refs/heads/dev', oid: oid('1') },
      { name: 'refs/heads/master', oid: oid('2') },
    ];
    expect(chooseRef({}, refs)).toEqual({ oid: oid('2'), label: 'master' });
  });

  it('does not exist in an empty repository', () => {
    expect(chooseRef({}, [{ name: 'capabilities^{}', oid: '0'.repeat(40) }])).toBe('empty');
  });
});

describe('the names asked for', () => {
  it('are those that can decide, and HEAD', () => {
    expect(refPrefixesFor({ refAndPath: ['feature', 'x'] })).toEqual([
      'HEAD',
      'refs/heads/feature',
      'refs/tags/feature',
    ]);
    expect(refPrefixesFor({})).toEqual(['HEAD']);
  });
});
