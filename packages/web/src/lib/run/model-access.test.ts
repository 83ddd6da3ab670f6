import { expect, test } from 'vitest';
import { EMPTY_DRAFT, type WikiDraft } from '#lib/form/wiki-draft.ts';
import { rememberedAccess, typedAccess } from './model-access.ts';

const note = (draft: Partial<WikiDraft>) => ({
  startedMs: 0,
  repository: 'acme/tools',
  host: 'github.com',
  draft: { ...EMPTY_DRAFT, mode: 'model' as const, baseUrl: 'https://m.example.org/v1', model: 'm', ...draft },
});

test('a key goes only to the address it was typed for', () => {
  const form = { baseUrl: 'https://m.example.org/v1', apiKey: 'sk-1' };
  expect(rememberedAccess(note({}), form)).toEqual({
    model: { baseUrl: 'https://m.example.org/v1', model: 'm', apiKey: 'sk-1' },
  });
  expect(rememberedAccess(note({}), { ...form, baseUrl: 'https://other.example.org/v1' })).toBeUndefined();
});

test('the server’s own model needs nothing, a provider on the own machine no key', () => {
  const form = { baseUrl: 'http://localhost:11434/v1', apiKey: '' };
  expect(rememberedAccess(note({ provider: 'server' }), form)).toEqual({});
  expect(rememberedAccess(note({ baseUrl: form.baseUrl }), form)).toMatchObject({ model: { apiKey: 'none' } });
});

test('without a key, or of a run that this tab does not know, the person is asked', () => {
  const form = { baseUrl: 'https://m.example.org/v1', apiKey: '' };
  expect(rememberedAccess(note({}), form)).toBeUndefined();
  expect(rememberedAccess(undefined, form)).toBeUndefined();
  expect(rememberedAccess(note({ mode: 'facts' }), { ...form, apiKey: 'sk-1' })).toBeUndefined();
});

test('what is typed has to be whole', () => {
  const typed = { baseUrl: ' https://m.example.org/v1 ', model: ' m ', apiKey: ' k ' };
  expect(typedAccess(typed)).toEqual({ model: { baseUrl: 'https://m.example.org/v1', model: 'm', apiKey: 'k' } });
  for (const name of ['baseUrl', 'model', 'apiKey']) expect(typedAccess({ ...typed, [name]: ' ' })).toBeUndefined();
});
