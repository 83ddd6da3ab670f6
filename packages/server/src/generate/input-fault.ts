import { OrionError, type WikiLanguage } from '@orionwiki/core';

/** What can be wrong with an input beyond its shape, with the reason in words. */
const INPUT_FAULTS = {
  urlCredentials: {
    code: 'REPO_URL_INVALID',
    field: 'repository.url',
    en: 'it holds a user name or password; send them as username and token',
    tr: 'adres kullanıcı adı ya da parola içeriyor; bunları username ve token alanlarında gönderin',
  },
  modelUrlCredentials: {
    code: 'REQUEST_INVALID',
    field: 'model.baseUrl',
    en: 'it holds a user name or password; send the key as apiKey',
    tr: 'adres kullanıcı adı ya da parola içeriyor; anahtarı apiKey alanında gönderin',
  },
  modelMissing: {
    code: 'REQUEST_INVALID',
    field: 'model',
    en: 'model mode needs a model, and this server has none of its own',
    tr: 'model kipi bir model ister ve bu sunucunun kendi modeli yok',
  },
  pageMissing: {
    code: 'REQUEST_INVALID',
    field: 'pageId',
    en: 'the run has no finished page with this id',
    tr: 'çalışmanın bu kimlikle bitmiş bir sayfası yok',
  },
} as const;

/** Name of a fault. */
export type InputFaultName = keyof typeof INPUT_FAULTS;

/** Whether `value` names a fault. */
export function isInputFault(value: unknown): value is InputFaultName {
  return typeof value === 'string' && Object.hasOwn(INPUT_FAULTS, value);
}

/** The fault as an error with its reason in the client's language. */
export function inputFault(name: InputFaultName, language: WikiLanguage): OrionError {
  const { code, field, ...reasons } = INPUT_FAULTS[name];
  return new OrionError(code, { params: { field, reason: reasons[language] } });
}
