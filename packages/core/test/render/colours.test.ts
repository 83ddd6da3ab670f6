import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../src/7-render/shell/tokens.css', import.meta.url), 'utf8');

/** The two colours of a custom property: light, dark. */
function coloursOf(name: string): readonly [string, string] {
  const match = new RegExp(`--ow-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS);
  if (match?.[1] === undefined || match[2] === undefined) throw new RangeError(`no colour ${name}`);
  return [match[1], match[2]];
}

/** @source WCAG 2.2, relative luminance and contrast ratio */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS = ['ink', 'soft', 'accent', 'good', 'star'];
const CODE = ['c', 'k', 's', 'n', 'f', 'v', 'g'];

test.each([
  ...TEXTS.map((text) => [text, 'paper', 4.5] as const),
  ...TEXTS.map((text) => [text, 'ground', 4.5] as const),
  ...CODE.map((text) => [text, 'ground', 4.5] as const),
  ...CODE.map((text) => [text, 'mark', 4.5] as const),
  ['ink', 'sunk', 4.5],
  ['soft', 'sunk', 4.5],
  ['accent', 'accent-soft', 4.5],
  ['soft', 'accent-soft', 4.5],
  ['paper', 'accent', 4.5],
  ['edge', 'ground', 3],
] as const)('%s is readable on %s in both themes', (text, ground, least) => {
  const [texts, grounds] = [coloursOf(text), coloursOf(ground)];
  expect(contrast(texts[0], grounds[0])).toBeGreaterThanOrEqual(least);
  expect(contrast(texts[1], grounds[1])).toBeGreaterThanOrEqual(least);
});
