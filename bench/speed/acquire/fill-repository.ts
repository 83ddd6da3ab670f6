import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';

/** What a made-up repository looks like. */
export interface RepositoryShape {
  readonly files: number;
  /** Mean size of a file, in bytes. */
  readonly meanBytes: number;
}

const FILES_PER_FOLDER = 40;
const WORDS =
  'static int struct return void const unsigned long if else for while break device driver register buffer queue lock';

/**
 * Makes a bare repository of so many files with text like source code, in folders three deep; the same one for the
 * same shape. Its one pack is deltified as a host would do it.
 */
export async function fillRepository(gitDir: string, { files, meanBytes }: RepositoryShape): Promise<void> {
  mkdirSync(gitDir, { recursive: true });
  git('init', '-q', '--bare', '--initial-branch=main', gitDir);
  const child = spawn('git', ['--git-dir', gitDir, 'fast-import', '--quiet'], { stdio: ['pipe', 'ignore', 'inherit'] });
  const { stdin } = child;
  const put = async (text: string): Promise<void> => {
    if (!stdin.write(text)) await once(stdin, 'drain');
  };
  await put('commit refs/heads/main\ncommitter Ada Marlow <ada@marlow.example> 1741944413 +0000\ndata 7\nImport\n');
  const random = createRandom(files);
  for (let index = 0; index < files; index++) {
    const folder = Math.floor(index / FILES_PER_FOLDER);
    const text = sourceText(random, meanBytes);
    await put(`M 100644 inline area${folder % 20}/part${folder % 400}/unit${folder}/file${index}.c\n`);
    await put(`data ${text.length}\n${text}\n`);
  }
  stdin.end();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  git('--git-dir', gitDir, 'repack', '-adq', '--window=5', '--depth=30');
}

/** Sizes between a fifth and nine fifths of the mean, as lines of words with numbers. */
function sourceText(random: () => number, meanBytes: number): string {
  const words = WORDS.split(' ');
  const bytes = meanBytes * (0.2 + 1.6 * random());
  let text = '';
  while (text.length < bytes) {
    const word = words[Math.floor(random() * words.length)];
    text += `${word}_${Math.floor(random() * 5000)}${random() < 0.2 ? ';\n\t' : ' '}`;
  }
  return text;
}

/** A linear congruential generator: numbers in [0, 1). @source Numerical Recipes, constants of the quick generator */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}: ${stderr}`);
}
