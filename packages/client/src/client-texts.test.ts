import { messagesIn } from '@orionwiki/core';
import { describe, expect, test } from 'vitest';
import { CLIENT_TEXTS } from './client-texts.ts';

describe.each(['en', 'tr'] as const)('the texts of this side in %s', (language) => {
  test.each(['SERVER_UNREACHABLE', 'CANCELLED'] as const)('%s is worded as in the catalogue', (code) => {
    expect(CLIENT_TEXTS[language][code]).toEqual(messagesIn(language).errors[code]);
  });
});
