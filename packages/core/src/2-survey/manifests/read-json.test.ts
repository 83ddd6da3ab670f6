import { describe, expect, test } from 'vitest';
import { type JsonNode, jsonMember, jsonText, readJson } from './read-json.ts';

/** The node as plain JavaScript. */
function plain(node: JsonNode | undefined): unknown {
  if (node === undefined) return 'broken';
  if (node.kind === 'array') return node.items.map(plain);
  if (node.kind !== 'object') return node.kind === 'string' ? node.text : JSON.parse(node.text);
  return Object.fromEntries([...node.members].map(([key, { node: value }]) => [key, plain(value)]));
}

describe('reading JSON', () => {
  test.each([
    '{}',
    '[]',
    '"a\\n\\u00e9\\"\\\\"',
    '{"a": {"b": [1, -2.5e3, true, false, null, "x"]}, "": ""}',
    '[[[]], {}]',
    '{"a":1,"a":2}',
  ])('%s means what it says', (text) => {
    expect(plain(readJson(text))).toEqual(JSON.parse(text));
  });

  test('comments and commas before a closing bracket are allowed', () => {
    expect(plain(readJson('\uFEFF// a\n{ /* b */ "a": [1, 2,], // c\n}'))).toEqual({ a: [1, 2] });
  });

  test.each([
    '{',
    '[1',
    '{"a"}',
    '{"a":}',
    '"a',
    '{"a": "b\n"}',
    '1 2',
    ']',
    '{"a": 1]',
    '{a: 1}',
    'x'.repeat(0),
    '{"a": @}',
  ])('%j is refused', (text) => {
    expect(readJson(text)).toBeUndefined();
  });

  test('keys and values know their lines', () => {
    const root = readJson('{\n  "name":\n    "relay",\n  "scripts": {\n    "a": "b"\n  }\n}');
    const members = root?.kind === 'object' ? root.members : new Map();
    expect(members.get('name')).toMatchObject({ keyLine: 2, node: { startLine: 3, endLine: 3 } });
    expect(members.get('scripts')).toMatchObject({ keyLine: 4, node: { startLine: 4, endLine: 6 } });
    expect(jsonText(jsonMember(root, 'name'))).toBe('relay');
  });

  test('names of built-in members are plain keys', () => {
    expect(jsonText(jsonMember(readJson('{"__proto__": "a", "constructor": "b"}'), '__proto__'))).toBe('a');
    expect(jsonMember(readJson('{}'), 'toString')).toBeUndefined();
  });

  test('nesting without end is refused, not followed', () => {
    expect(readJson('['.repeat(100_000))).toBeUndefined();
    expect(readJson('{"a":'.repeat(100_000))).toBeUndefined();
  });
});
