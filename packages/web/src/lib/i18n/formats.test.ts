import { describe, expect, test } from 'vitest';
import { formatsIn } from './formats.ts';

describe('formatsIn', () => {
  test.each([
    [0, '0:00'],
    [67_900, '1:07'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%d ms on the clock is %s', (ms, text) => {
    expect(formatsIn('en').clock(ms)).toBe(text);
  });

  test('numbers follow the language', () => {
    expect(formatsIn('en').number(12_345)).toBe('12,345');
    expect(formatsIn('tr').number(12_345)).toBe('12.345');
  });

  test('lengths of time are words of the language', () => {
    expect(formatsIn('en').duration(42_000)).toBe('42 sec');
    expect(formatsIn('tr').duration(42_000)).toBe('42 sn.');
    expect(formatsIn('tr').duration(200_000)).toBe('3 dk.');
  });

  test('a range is rounded outwards', () => {
    expect(formatsIn('en').range(31_000, 55_000).replaceAll(/\s/g, ' ')).toBe('40–60 sec');
    expect(formatsIn('en').range(100_000, 170_000).replaceAll(/\s/g, ' ')).toBe('1–3 min');
  });
});
