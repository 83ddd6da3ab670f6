import { expect, test } from 'vitest';
import { html } from '../markup/markup.ts';
import { embedJson } from './embed-json.ts';
import { fillSlots } from './fill-slots.ts';

test('every slot is filled once', () => {
  expect(fillSlots('<p>{{a}}-{{b}}</p>', { a: html`${'$&{{b}}'}`, b: html`2` }).source).toBe('<p>$&amp;{{b}}-2</p>');
});

test('a slot without a value and a value without a slot are mistakes', () => {
  expect(() => fillSlots('{{a}}', {})).toThrow('no value for slot a');
  expect(() => fillSlots('', { b: html`2` })).toThrow('no slot for b');
});

test('embedded data cannot end its element', () => {
  const { source } = embedJson('x', { text: '</script><!--<script>' });
  expect(source.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(JSON.parse(source.slice(source.indexOf('>') + 1, -'</script>'.length))).toEqual({
    text: '</script><!--<script>',
  });
});
