import { describe, expect, test } from 'vitest';
import { mayBeWrittenIn } from './written-language.ts';

const EN = 'The dispatcher hands each delivery to a worker, and the worker signs it before it is sent.';
const TR =
  'Dağıtıcı her teslimatı bir işçiye verir ve işçi göndermeden önce onu imzalar; bu adım için ayrı bir anahtar kullanır.';

describe('mayBeWrittenIn', () => {
  test.each<[string, 'en' | 'tr', string, boolean]>([
    ['English is English', 'en', EN, true],
    ['English is not Turkish', 'tr', EN, false],
    ['Turkish is Turkish', 'tr', TR, true],
    ['Turkish is not English', 'en', TR, false],
    [
      'German is not English',
      'en',
      'Die Funktion wird nicht ohne die anderen Teile verwendet, und sie ist für alle da.',
      false,
    ],
    [
      'French is not English',
      'en',
      'La fonction est appelée par le serveur dans une boucle, avec les autres, pour que tout marche.',
      false,
    ],
    [
      'Spanish is not Turkish',
      'tr',
      'La función se llama desde el servidor cuando los datos que llegan son más de una página.',
      false,
    ],
    ['Russian is not English', 'en', 'Функция вызывается сервером при каждом запросе пользователя.', false],
    ['Chinese is not English', 'en', '该函数在每个请求时由服务器调用并返回结果。', false],
    ['a few words tell nothing', 'en', 'Die Funktion wird nicht verwendet', true],
    [
      'names among English words are no other language',
      'en',
      'The client is created by create with el and los and las as names.',
      true,
    ],
    ['nothing tells nothing', 'tr', '', true],
  ])('%s', (_fact, language, text, expected) => {
    expect(mayBeWrittenIn(language, text)).toBe(expected);
  });
});
