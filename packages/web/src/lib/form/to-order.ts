import type { GenerateInput } from '@orionwiki/client';
import { tokensOf } from './check-draft.ts';
import { understandRepository } from './understand-repository.ts';
import { isLocalProvider, patternsOf, type WikiDraft } from './wiki-draft.ts';

/** Sent where a provider on the own machine asks for no key but the interface does. */
const NO_KEY = 'none';

/** What the server is asked for, from a draft without problems. */
export function toOrder(draft: WikiDraft): GenerateInput {
  const understanding = understandRepository(draft.repository);
  const url = understanding.kind === 'understood' ? understanding.address : draft.repository.trim();
  const include = patternsOf(draft.include);
  const exclude = patternsOf(draft.exclude);
  const confirmAboveTokens = draft.mode === 'model' ? tokensOf(draft.confirmAbove) : undefined;
  return {
    repository: {
      url,
      ...filled('ref', draft.ref),
      ...filled('subdir', draft.subdir.replace(/\/+$/, '')),
      ...filled('username', draft.username),
      ...filled('token', draft.token),
    },
    mode: draft.mode,
    ...(draft.mode === 'model' && draft.provider === 'own' ? { model: modelOf(draft) } : {}),
    language: draft.language,
    size: draft.size,
    ...(include.length > 0 ? { include } : {}),
    ...(exclude.length > 0 ? { exclude } : {}),
    ...(confirmAboveTokens === undefined ? {} : { confirmAboveTokens }),
  };
}

function modelOf(draft: WikiDraft): NonNullable<GenerateInput['model']> {
  const key = draft.apiKey.trim();
  return {
    baseUrl: draft.baseUrl.trim(),
    apiKey: key === '' && isLocalProvider(draft.baseUrl) ? NO_KEY : key,
    model: draft.model.trim(),
  };
}

function filled<Name extends string>(name: Name, text: string): { readonly [K in Name]?: string } {
  const value = text.trim();
  return value === '' ? {} : ({ [name]: value } as { readonly [K in Name]?: string });
}
