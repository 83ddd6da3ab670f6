import { describe, expect, test } from 'vitest';
import { anchorWordsIn, codeWordsIn, namesInCode, numbersIn } from './names-in-text.ts';

describe('names', () => {
  test.each<[string, string[]]>([
    ['createQueue', ['createQueue']],
    ['retry(fn, 3)', ['retry', 'fn']],
    ['this.queue.push', ['this', 'queue', 'push']],
    ['npm run build -- --watch', ['npm', 'run', 'build', 'watch']],
    ['42', []],
  ])('in the code span "%s"', (span, names) => {
    expect(namesInCode(span)).toEqual(names);
  });

  test.each<[string, string[]]>([
    ['The createQueue call and the QueueWorker class.', ['createQueue', 'QueueWorker']],
    ['It reads MAX_RETRIES and max_age.', ['MAX_RETRIES', 'max_age']],
    ['See src/queue/worker.ts or ./run.', ['src/queue/worker.ts', './run']],
    ['Ask evil@example.com or www.evil.example.', ['evil@example.com', 'www.evil.example']],
    ['Between client/server and/or worker.', []],
    ['Pass --dry-run to run().', ['--dry-run', 'run()']],
    ['Uses app.config and Foo::bar.', ['app.config', 'Foo::bar']],
    ['The worker is started first. Then it stops.', []],
    ['GitHub and OrionWiki are names.', ['GitHub', 'OrionWiki']],
    ['Yalnızca işçi çalışır, sonra durur.', []],
  ])('in "%s"', (prose, words) => {
    expect(codeWordsIn(prose)).toEqual(words);
  });

  test('are found in linear time', () => {
    for (const piece of ['a/', 'a.', 'aA', '_', '-', '@'])
      expect(codeWordsIn(piece.repeat(100_000)).length).toBeLessThan(50);
  });
});

test.each<[string, string[]]>([
  ['It waits 30 s, then 1.5 s.', ['30', '1.5']],
  ['At most 12, or 1,000 of them.', ['12', '1,000']],
  ['utf8 and v2 and sha256 are names.', []],
  ['none', []],
])('the numbers of "%s" are found', (prose, numbers) => {
  expect(numbersIn(prose)).toEqual(numbers);
});

test('anchors are long words that are not common', () => {
  expect(anchorWordsIn('The dispatcher should return deliveries because of the dispatcher')).toEqual([
    'dispatcher',
    'deliveries',
  ]);
});
