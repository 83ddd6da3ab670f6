/**
 * Writes `src/5-write/prompts/prompts.generated.ts` and `prompts.lock.json` from the prompt files beside them. Refuses a
 * file whose declared and used slots differ, whose name differs from its front matter, or whose text changed while its
 * version did not grow. `--check` changes nothing and fails when the output would differ.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '../src/5-write/prompts');
const SUFFIX = '.prompt.md';

const FrontMatter = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().min(1),
  purpose: z.string().min(1),
  inputs: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.enum(['trusted', 'untrusted'])),
  output: z.string().min(1),
  'max-input-tokens': z.int().min(1),
  'max-output-tokens': z.int().min(1),
});

const Lock = z.record(z.string(), z.strictObject({ version: z.int().min(1), sha256: z.string().length(64) }));

/** Versions and hashes of the prompts as they were last generated. */
export type PromptLock = z.infer<typeof Lock>;

/** What the generator writes, and what it refuses. */
export interface GeneratedPrompts {
  readonly module: string;
  readonly lock: PromptLock;
  /** One sentence for each broken rule; nothing may be written when there is one. */
  readonly problems: readonly string[];
}

/** The module and lock for prompt files, given as file name → text. Pure. */
export function generatePrompts(files: Readonly<Record<string, string>>, locked: PromptLock): GeneratedPrompts {
  const problems: string[] = [];
  const lock: PromptLock = {};
  const parts: string[] = [];
  for (const fileName of Object.keys(files).sort()) {
    const read = readPrompt(fileName, files[fileName] ?? '', problems);
    if (!read) continue;
    const { front, system, user } = read;
    const sha256 = createHash('sha256')
      .update(files[fileName] ?? '')
      .digest('hex');
    const before = locked[front.name];
    if (before && before.sha256 !== sha256 && front.version <= before.version) {
      problems.push(`${fileName}: the text changed, so its version has to grow beyond ${before.version}`);
    }
    lock[front.name] = { version: front.version, sha256 };
    parts.push(printPrompt(front, system, user));
  }
  return { module: `${HEADER}\n${parts.join('\n')}`, lock, problems };
}

const HEADER = `// Generated from *.prompt.md by scripts/generate-prompts.ts: change those files, then run \`npm run generate\`.
import type { Prompt } from './prompt.ts';
`;

interface ReadPrompt {
  readonly front: z.infer<typeof FrontMatter>;
  readonly system: string;
  readonly user: string;
}

function readPrompt(fileName: string, text: string, problems: string[]): ReadPrompt | undefined {
  const match = /^---\n(.*?)\n---\n\s*## system\n(.*?)\n## user\n(.*)$/s.exec(text);
  if (!match) {
    problems.push(`${fileName}: needs front matter, then "## system" and "## user"`);
    return undefined;
  }
  const parsed = FrontMatter.safeParse(parse(match[1] ?? ''));
  if (!parsed.success) {
    problems.push(`${fileName}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
    return undefined;
  }
  const front = parsed.data;
  const system = (match[2] ?? '').trim();
  const user = (match[3] ?? '').trim();
  if (`${front.name}${SUFFIX}` !== fileName) problems.push(`${fileName}: its name says "${front.name}"`);
  problems.push(...slotProblems(fileName, front, `${system}\n${user}`));
  return { front, system, user };
}

function slotProblems(fileName: string, { inputs }: ReadPrompt['front'], body: string): string[] {
  const used = new Set([...body.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1] ?? ''));
  used.delete('fence');
  const problems: string[] = [];
  for (const slot of used) if (!Object.hasOwn(inputs, slot)) problems.push(`${fileName}: {{${slot}}} is not declared`);
  for (const slot of Object.keys(inputs)) if (!used.has(slot)) problems.push(`${fileName}: ${slot} is never used`);
  return problems;
}

function printPrompt(front: ReadPrompt['front'], system: string, user: string): string {
  const exportName = front.name.replace(/-([a-z0-9])/g, (_dash, letter: string) => letter.toUpperCase());
  const prompt = {
    name: front.name,
    version: front.version,
    purpose: front.purpose,
    inputs: front.inputs,
    output: front.output,
    maxInputTokens: front['max-input-tokens'],
    maxOutputTokens: front['max-output-tokens'],
    system,
    user,
  };
  return `/** ${front.purpose} */\nexport const ${exportName} = ${JSON.stringify(prompt, null, 2)} as const satisfies Prompt;\n`;
}

/** The prompt files of the repository, by name. */
export function readPromptFiles(): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(SUFFIX));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
}

function main(): void {
  const lockFile = join(FOLDER, 'prompts.lock.json');
  const moduleFile = join(FOLDER, 'prompts.generated.ts');
  const locked = existsSync(lockFile) ? Lock.parse(JSON.parse(readFileSync(lockFile, 'utf8'))) : {};
  const { module, lock, problems } = generatePrompts(readPromptFiles(), locked);
  const outputs: readonly (readonly [string, string])[] = [
    [moduleFile, module],
    [lockFile, `${JSON.stringify(lock, null, 2)}\n`],
  ];
  const stale = outputs.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
  else if (process.argv.includes('--check')) process.exitCode = stale.length === 0 ? 0 : 1;
  else for (const [file, text] of stale) writeFileSync(file, text);
}

if (import.meta.main) main();
