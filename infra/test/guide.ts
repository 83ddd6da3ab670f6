import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INFRA } from './manifest-set.ts';

/** The guides to Kubernetes, by language. */
export const GUIDES = { en: 'docs/kubernetes.md', tr: 'docs/kubernetes.tr.md' } as const;
export type GuideLanguage = keyof typeof GUIDES;

/** A guide taken apart. */
export interface Guide {
  /** Depth and chapter number (`''` without one) of every heading, in order. */
  readonly headings: readonly { readonly depth: number; readonly number: string }[];
  /** Contents of the fenced blocks, in order, with the word after the fence. */
  readonly blocks: readonly { readonly language: string; readonly text: string }[];
  /** Every span of code in the running text, in order. */
  readonly spans: readonly string[];
  /** Rows of every table without its ruler, as cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** The running text, without blocks. */
  readonly prose: string;
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;

function tablesIn(prose: string): string[][][] {
  return [...prose.matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) =>
    table
      .trimEnd()
      .split('\n')
      .filter((row) => !/^\|[-|]+\|$/.test(row))
      .map((row) =>
        row
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  );
}

/** Reads a guide and takes it apart. */
export function readGuide(language: GuideLanguage): Guide {
  const text = readFileSync(join(INFRA, '..', GUIDES[language]), 'utf8');
  const prose = text.replaceAll(FENCE, '');
  return {
    headings: [...prose.matchAll(/^(#+) (?:(\d+)\. )?/gm)].map(([, marks = '', number = '']) => ({
      depth: marks.length,
      number,
    })),
    blocks: [...text.matchAll(FENCE)].map(([, name = '', content = '']) => ({ language: name, text: content })),
    spans: [...prose.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span),
    tables: tablesIn(prose),
    prose,
  };
}

/** The single commands of the guide's shell blocks, pipes and sequences taken apart. */
export const commandsIn = (guide: Guide): string[] => linesIn(guide).flatMap(partsOf);

/** The lines of the guide's shell blocks, as a person pastes them. */
export const linesIn = ({ blocks }: Guide): string[] =>
  blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trimEnd().split('\n'));

/** A line cut at `|`, `&&` and around `$( )`, where these are not inside quotes that keep them. */
function partsOf(line: string): string[] {
  const inner: string[] = [];
  const outer = line.replaceAll(/\$\(([^()]*)\)/g, (_, command: string) => {
    inner.push(command);
    return 'VALUE';
  });
  const bare = [outer, ...inner].flatMap(
    (one) =>
      one
        .match(/(?:'[^']*'|"[^"]*"|&&|\||[^'"|&]+)/g)
        ?.join('')
        .split(CUT) ?? [],
  );
  return bare.map((one) => one.trim());
}

/** A pipe or a sequence outside of quotes. */
const CUT = /(?<=^(?:[^'"]|'[^']*'|"[^"]*")*)(?:\|\||\||&&)(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/;

/** Words of one command; quotes are taken off. */
export const wordsOf = (command: string): string[] =>
  (command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) => word.replaceAll(/^['"]|['"]$/g, ''));

/** Verbs of kubectl that have a second word. */
const TWO_WORDS = /^(?:rollout \w+|create (?:secret \w+|configmap))/;
/** Options that every command has. */
const GLOBAL = new Set(['-n']);

/** Each call of kubectl in the guide: its verb and its options, what runs inside a pod left out. */
export const kubectlCalls = (guide: Guide): { readonly verb: string[]; readonly options: string[] }[] =>
  commandsIn(guide)
    .map((command) => wordsOf(command.split(' -- ')[0] ?? ''))
    .filter(([program]) => program === 'kubectl')
    .map(([, ...words]) => {
      const said = words.filter((word, index) => word !== '-n' && words[index - 1] !== '-n').join(' ');
      const verb = TWO_WORDS.exec(said)?.[0] ?? said.split(' ')[0] ?? '';
      const options = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0] ?? '');
      return { verb: verb.split(' '), options: options.filter((option) => !GLOBAL.has(option)) };
    });
