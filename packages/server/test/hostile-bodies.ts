import { pick, type Random } from './random.ts';
import { wikiBody } from './start-test-server.ts';

/** A secret that stands in many of the bodies and must not come back. */
export const SENT_SECRET = 'tok-4711';

const WHOLE = wikiBody({
  runId: '11111111-1111-4111-8111-111111111111',
  repository: { url: 'https://git.example.org/o/r', token: SENT_SECRET },
});

/** Values in the place of others. */
const VALUES = [
  'null',
  '[]',
  '{}',
  '""',
  '-1',
  '-0',
  '1e309',
  '9007199254740993',
  '1'.repeat(5000),
  '"\\u0000"',
  '"\\ud800"',
  '"a\\r\\nx-injected: 1"',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"then":1,"toJSON":1,"valueOf":null}',
  '{"toString":null}',
  '{"a":1,"a":2}',
  `"${'x'.repeat(3000)}"`,
  `"${'ü'.repeat(3000)}"`,
  '[[[[[[[[]]]]]]]]',
  'true',
  '"../../etc/passwd"',
  '"file:///etc/passwd"',
  '"http://169.254.169.254/latest/meta-data"',
  '"--upload-pack=touch /tmp/x"',
  '"https://user:tok-4711@git.example.org/o/r"',
  '"<script>alert(1)</script>"',
  '{"$ref":"#"}',
] as const;

/** A body: the right one with something wrong, or something else altogether. At most 64 KiB, mostly. */
export function hostileBody(random: Random): string {
  const value = () => pick(random, VALUES);
  const depth = 1 + random(30_000);
  return pick<() => string>(random, [
    () => WHOLE.slice(0, random(WHOLE.length)),
    () => WHOLE.replace(/"https[^"]*"/, value),
    () => WHOLE.replace(/"tok[^"]*"/, value),
    () => WHOLE.replace(/"1111[^"]*"/, value),
    () => WHOLE.replace(/\{"url.*?\}/, value),
    () => WHOLE.replaceAll('"', pick(random, ['', "'", '""', '\0'])),
    () =>
      WHOLE.replace('{', `{${pick(random, ['"__proto__":{},', '"constructor":1,', `"${SENT_SECRET}":1,`, '"":0,'])}`),
    () => WHOLE.replace(/\}$/, `,"include":[${Array(random(300)).fill(value()).join()}]}`),
    () => WHOLE.replace(/\}$/, `,"${pick(random, ['mode', 'language', 'size', 'budget', 'model'])}":${value()}}`),
    () => value(),
    () => `{"0":${value()}}`,
    () => `{"0":{"json":${value()}},"1":${WHOLE}}`,
    () => `{"json":${WHOLE},"meta":{"values":["Date"]}}`,
    () => '['.repeat(depth),
    () => '['.repeat(depth) + ']'.repeat(depth),
    () => '{"a":'.repeat(Math.ceil(depth / 3)),
    () => `{"repository":${'{"url":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    () => `{${Array.from({ length: 2000 }, (_, index) => `"k${index}":1`).join()}}`,
    () => `{"x":"${'y'.repeat(70_000)}"}`,
    () => '',
  ])();
}
