import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignatureError } from '../src/errors.js';
import { checkSignature, sign } from '../src/signature.js';

test('a signature made with the secret is accepted', () => {
  checkSignature('{}', sign('{}', 'secret'), 'secret');
});

test('a signature made with another secret is refused', () => {
  assert.throws(() => checkSignature('{}', sign('{}', 'other'), 'secret'), SignatureError);
});
