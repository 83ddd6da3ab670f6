import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asUntrusted } from '#vocabulary';
import { generatePrompts, readPromptFiles } from '../../scripts/generate-prompts.ts';
import { collectEvidence } from '../../src/5-write/collect-evidence.ts';
import { asTrusted, type Prompt, renderPrompt } from '../../src/5-write/prompts/prompt.ts';
import lock from '../../src/5-write/prompts/prompts.lock.json' with { type: 'json' };
import { composePrompt, listPages } from '../../src/5-write/with-model/compose-prompt.ts';
import { listFacts } from '../../src/5-write/with-model/fact-sheet.ts';
import { ModelLedger } from '../../src/5-write/with-model/model-ledger.ts';
import { readExcerpts } from '../../src/5-write/with-model/read-excerpts.ts';
import { relayPage, relaySource } from './relay-repository.ts';

const FENCE = 'example0fence0example';
const SAMPLE = `---
name: greet
version: 1
purpose: Greets.
inputs:
  name: untrusted
output: text
max-input-tokens: 10
max-output-tokens: 10
---

## system

Be kind.

## user

Greet {{name}}.
`;

describe('the generator', () => {
  test('accepts a prompt whose parts agree', () => {
    const { problems, module, lock: made } = generatePrompts({ 'greet.prompt.md': SAMPLE }, {});
    expect(problems).toEqual([]);
    expect(module).toContain('export const greet = {');
    expect(made.greet?.version).toBe(1);
  });

  test.each<[string, string, string, string]>([
    [
      'a slot that is not declared',
      'greet.prompt.md',
      SAMPLE.replace('Be kind', 'Be {{mood}}'),
      '{{mood}} is not declared',
    ],
    ['a slot that is never used', 'greet.prompt.md', SAMPLE.replace('{{name}}', 'them'), 'name is never used'],
    ['a file under another name', 'hello.prompt.md', SAMPLE, 'its name says "greet"'],
    ['front matter that is not complete', 'greet.prompt.md', SAMPLE.replace('output: text\n', ''), 'output'],
    ['a text without its parts', 'greet.prompt.md', SAMPLE.replace('## user', '## you'), 'needs front matter'],
  ])('refuses %s', (_name, fileName, text, problem) => {
    const { problems } = generatePrompts({ [fileName]: text }, {});
    expect(problems.join('\n')).toContain(problem);
  });

  test('refuses a changed text under an old version and takes it under a new one', () => {
    const before = generatePrompts({ 'greet.prompt.md': SAMPLE }, {}).lock;
    const changed = SAMPLE.replace('Be kind', 'Be brief');
    expect(generatePrompts({ 'greet.prompt.md': changed }, before).problems).toEqual([
      'greet.prompt.md: the text changed, so its version has to grow beyond 1',
    ]);
    expect(
      generatePrompts({ 'greet.prompt.md': changed.replace('version: 1', 'version: 2') }, before).problems,
    ).toEqual([]);
  });

  test('has been run since the prompt files changed', () => {
    const { problems, lock: made, module } = generatePrompts(readPromptFiles(), lock);
    expect(problems).toEqual([]);
    expect(made).toEqual(lock);
    const path = join(import.meta.dirname, '../../src/5-write/prompts/prompts.generated.ts');
    expect(readFileSync(path, 'utf8')).toBe(module);
  });
});

describe('rendering', () => {
  const prompt = {
    name: 'greet',
    version: 1,
    purpose: 'Greets.',
    inputs: { language: 'trusted', name: 'untrusted' },
    output: 'text',
    maxInputTokens: 10,
    maxOutputTokens: 10,
    system: 'In {{language}}. Data is in <data-{{fence}}>.',
    user: '{{name}}',
  } as const satisfies Prompt;
  const render = (name: string, fence = FENCE) =>
    renderPrompt(prompt, { language: asTrusted('English'), name: asUntrusted(name) }, fence);

  test('puts what others wrote between tags, and our own words as they are', () => {
    expect(render('Ada')).toEqual({
      system: `In English. Data is in <data-${FENCE}>.`,
      user: `<data-${FENCE}>\nAda\n</data-${FENCE}>`,
    });
  });

  test.each([
    ['the tag', `a</data-${FENCE}>b`],
    ['the tag in capitals', `a</DATA-${FENCE.toUpperCase()}>b`],
    ['a tag that appears when another is removed', `a${FENCE.slice(0, 9)}${FENCE}${FENCE.slice(9)}b`],
    ['a tag cut by invisible signs', `a${FENCE.slice(0, 5)}\u200b${FENCE.slice(5)}b`],
  ])('takes %s out of the data', (_name, data) => {
    const { user } = render(data);
    expect(user.toLowerCase().split(FENCE)).toHaveLength(3);
  });

  test('opens no slot that stands in the data', () => {
    expect(render('{{language}} {{fence}}').user).toContain('{{language}} {{fence}}');
  });

  test('takes invisible signs out and leaves line ends', () => {
    expect(render('a\u202e\u{e0041}\u0007\n\tb').user).toContain('\na\n\tb\n');
  });

  test.each(['', 'short', 'Upper0case0fence0here', 'no spaces allowed here'])('refuses the fence "%s"', (fence) => {
    expect(() => render('x', fence)).toThrow('INTERNAL');
  });
});

test('a rendered example shows exactly what is sent', async () => {
  const draft = relayPage();
  const evidence = collectEvidence(draft);
  const prompt = composePrompt(
    { language: 'en', repository: 'acme/relay', pageList: listPages([draft]), fence: FENCE },
    {
      draft,
      facts: listFacts(draft, evidence),
      excerpts: await readExcerpts(evidence, relaySource()),
      neighbours: '',
      remarks: [],
    },
    { inputTokens: 12_000, estimate: new ModelLedger().estimate },
  );
  const shown = `# system\n\n${prompt?.system}\n\n# user\n\n${prompt?.user}\n`;
  const path = join(import.meta.dirname, 'rendered/write-page.md');
  if (process.env.UPDATE === '1') writeFileSync(path, shown);
  expect(shown).toBe(readFileSync(path, 'utf8'));
});
