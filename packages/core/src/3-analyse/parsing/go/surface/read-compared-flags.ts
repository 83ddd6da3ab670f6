import type { RawOption } from '../../surface/raw-surface.ts';
import type { SyntaxNode } from '../../syntax-node.ts';
import { cut, type GoSurfaceContext, nodesOf } from './go-surface-context.ts';

/** Most switches kept of one file. */
const MAX_OPTIONS = 400;

/** Fewest switches between which a program chooses that reads its own command line. @source own bound */
const FEWEST = 3;

/** What holds a word of the command line: `arg`, `args[i]`, `os.Args[1]`, `flag`. */
const TYPED = /^([\w.]*\.)?(\w*[aA]rgs?|\w*[fF]lag|\w*[oO]pt(ion)?)(\[[\w+ ]{1,20}\])?$/;

/** Switches that a program compares with the words of its command line itself: `switch arg { case "-h", "--help": … }`. */
export function readComparedFlags(context: GoSurfaceContext): RawOption[] {
  const choices = new Map<number, RawOption[]>();
  for (const { kind, condition, body } of context.captured.guards) {
    const choice = body.parent;
    if (kind !== 'case' || choice?.type !== 'expression_switch_statement') continue;
    const option = compared(context, condition);
    if (option === undefined || !TYPED.test(cut(choice.childForFieldName('value') ?? choice, 80))) continue;
    const list = choices.get(choice.id) ?? [];
    list.push(option);
    choices.set(choice.id, list);
  }
  const all = [...choices.values()].filter((list) => list.length >= FEWEST).flat();
  const seen = new Set<string>();
  return all.filter(({ name }) => !seen.has(name) && seen.add(name)).slice(0, MAX_OPTIONS);
}

function compared(context: GoSurfaceContext, condition: SyntaxNode): RawOption | undefined {
  const written = nodesOf(condition).map((node) => context.literal(node));
  const names = written.filter((name) => name !== undefined && /^--?[A-Za-z0-9][\w-]{0,60}$/.test(name));
  if (names.length === 0 || names.length < written.length) return undefined;
  const name = names.find((one) => one?.startsWith('--')) ?? names[0] ?? '';
  const aliases = names.flatMap((one) => (one === undefined || one === name ? [] : [one]));
  return { ...context.range(condition), kind: 'flag', name, aliases };
}
