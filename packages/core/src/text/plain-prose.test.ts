import { expect, test } from 'vitest';
import { containsRun, toPlainProse, wordsOf } from './plain-prose.ts';

test.each([
  ['Markdown marks', '**Relay** keeps _events_ in `queue`', 'Relay keeps events in queue'],
  ['links', 'See [the guide](https://example.org/a_b) and [more][1]', 'See the guide and more'],
  ['images', '![logo](logo.png) Relay', 'Relay'],
  ['HTML tags', 'Relay <b>keeps</b><br/> events', 'Relay keeps events'],
  ['roles of reStructuredText', 'Wraps :class:`~relay.Queue`\\s for tests', 'Wraps Queues for tests'],
  ['links of reStructuredText', 'See `the guide <https://example.org>`_ first', 'See the guide first'],
  ['roles with a title', 'See :ref:`the guide <guide>` and {doc}`that page <page>`', 'See the guide and that page'],
  ['roles of numbers', 'Broken by {pr}`3126`, see :issue:`7`', 'Broken by #3126, see #7'],
  ['links of JSDoc', 'Made by {@link createQueue}', 'Made by createQueue'],
  ['emphasis with a colon', '_Security:_ mended', 'Security: mended'],
  ['references of reStructuredText', 'Built in the `Flask tutorial`_.', 'Built in the Flask tutorial.'],
  ['entities', 'a &lt; b &amp;&amp; c', 'a < b && c'],
])('%s go from plain prose', (_, text, plain) => expect(toPlainProse(text)).toBe(plain));

test.each([
  ['type arguments', 'Returns Promise<void> or Map<string, number>'],
  ['a sign that is told of', 'Splits one line (no embedded \\n) at its end'],
  ['a tagged template', 'Converts run`file ...args` to run(file, args)'],
  ['names with underscores', 'Reads snake_case_names, __init__ and _private too'],
  ['arguments with stars', 'Forwards *args and **kwargs to __getattr__'],
  ['a lone mark of a name', 'Sets window.__flag before'],
  ['stars between numbers', 'Waits 2 * 3 seconds'],
])('%s stay in plain prose', (_, text) => expect(toPlainProse(text)).toBe(text));

test('what stands between backticks is shown as it is', () => {
  expect(toPlainProse('Calls `*args` and ``__main__`` and **never** `a*b*c`')).toBe(
    'Calls *args and __main__ and never a*b*c',
  );
});

test('a name with underscores is another word than the same name without', () => {
  expect(wordsOf('__init__ of x')).toEqual(['__init__', 'of', 'x']);
});

test('words are letters and numbers of any script', () => {
  expect(wordsOf('Çok-iyi, “günler” 42!')).toEqual(['Çok', 'iyi', 'günler', '42']);
});

test('a run is found only without a gap', () => {
  expect(containsRun(['a', 'a', 'b'], ['a', 'b'])).toBe(true);
  expect(containsRun(['a', 'x', 'b'], ['a', 'b'])).toBe(false);
  expect(containsRun(['a'], [])).toBe(false);
});
