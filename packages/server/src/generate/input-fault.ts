import { OrionError, type WikiLanguage } from '@orionwiki/core';

/** What can be wrong with an input beyond its shape, with the reason in words. */
const INPUT_FAULTS = {
  modelUrl: {
    field: 'model.baseUrl',
    en: 'it is not a web address; most providers’ base URLs look like https://api.example.com/v1',
    tr: 'bu bir web adresi değil; çoğu sağlayıcının temel adresi https://api.example.com/v1 biçimindedir',
  },
  modelUrlCredentials: {
    field: 'model.baseUrl',
    en: 'it holds a user name or password; send the key as apiKey',
    tr: 'adres kullanıcı adı ya da parola içeriyor; anahtarı apiKey alanında gönderin',
  },
  modelMissing: {
    field: 'model',
    en: 'model mode needs a model, and this server has none of its own',
    tr: 'model kipi bir model ister ve bu sunucunun kendi modeli yok',
  },
  pageNotFailed: {
    field: 'pageId',
    en: 'the run has ended with no failed page of this id, or what it was written from is not kept',
    tr: 'çalışmanın bu kimlikle yazılamamış bir sayfası yok ya da sayfanın dayandığı bilgiler artık tutulmuyor',
  },
  pageMissing: {
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
  const { field, ...reasons } = INPUT_FAULTS[name];
  return new OrionError('REQUEST_INVALID', { params: { field, reason: reasons[language] } });
}
