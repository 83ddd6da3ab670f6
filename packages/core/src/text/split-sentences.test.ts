import { expect, test } from 'vitest';
import { splitSentences } from './split-sentences.ts';

test.each<[string, string, string[]]>([
  ['sentences end at full stops', 'One. Two.', ['One.', 'Two.']],
  ['white space is collapsed', ' One.\n\n Two  three. ', ['One.', 'Two three.']],
  ['a decimal ends nothing', 'It waits 1.5 s. Then it stops.', ['It waits 1.5 s.', 'Then it stops.']],
  [
    'a name with stops ends nothing',
    'See src/a.ts and a.b.c for it. Done.',
    ['See src/a.ts and a.b.c for it.', 'Done.'],
  ],
  [
    'an abbreviation ends nothing',
    'Tools, e.g. Make, help. Vs. Ninja too.',
    ['Tools, e.g. Make, help.', 'Vs. Ninja too.'],
  ],
  ['an initial ends nothing', 'By J. Doe. End.', ['By J. Doe.', 'End.']],
  ['a small letter begins no sentence', 'Reads .env files etc. and more.', ['Reads .env files etc. and more.']],
  ['questions and cries end sentences', 'Why? Because! So…  Yes.', ['Why?', 'Because!', 'So…', 'Yes.']],
  ['closing quotes belong to the sentence', 'He said “no.” Then left.', ['He said “no.”', 'Then left.']],
  [
    'Turkish abbreviations end nothing',
    'Araçlar, örn. Make, kullanılır. Son.',
    ['Araçlar, örn. Make, kullanılır.', 'Son.'],
  ],
  ['a text without an end is one sentence', 'no end', ['no end']],
  ['nothing gives nothing', '  ', []],
])('%s', (_fact, text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});

test('a long run of marks is split in linear time', () => {
  expect(splitSentences('. '.repeat(50_000)).length).toBeGreaterThan(1);
  expect(splitSentences('a.'.repeat(50_000))).toHaveLength(1);
});
