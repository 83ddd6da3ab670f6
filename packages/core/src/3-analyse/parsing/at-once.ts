import type { SyntaxNode } from './syntax-node.ts';

/** Functions that call what they are given at once, for each item: code in there belongs to the function around. */
const AT_ONCE = /^(map|flatMap|forEach|filter|reduce|some|every|find|findIndex|findLast|sort|toSorted)$/;

/** Functions around a place that are looked through. */
const MAX_LEVELS = 40;

/** A function called where it is written, or handed to one that calls it for each item. */
function runsAtOnce(scope: SyntaxNode | undefined): boolean {
  const around = scope?.parent;
  if (around?.type === 'parenthesized_expression') return around.parent?.type === 'call_expression';
  const call = around?.type === 'arguments' ? around.parent : null;
  const name = call?.childForFieldName('function')?.childForFieldName('property')?.text;
  return name !== undefined && AT_ONCE.test(name);
}

/** For every function the nearest around it, itself included, that does not run as a part of another one. O(functions). */
export function findRunners(scopes: readonly SyntaxNode[], parents: Int32Array): Int32Array {
  const runners = new Int32Array(scopes.length).fill(-1);
  for (let scope = 0; scope < scopes.length; scope++) {
    const way: number[] = [];
    let at = scope;
    while (runners[at] === -1 && (parents[at] ?? -1) >= 0 && way.length < MAX_LEVELS && runsAtOnce(scopes[at])) {
      way.push(at);
      at = parents[at] ?? -1;
    }
    const runner = runners[at] === -1 ? at : (runners[at] ?? at);
    for (const one of [...way, at]) runners[one] = runner;
  }
  return runners;
}
