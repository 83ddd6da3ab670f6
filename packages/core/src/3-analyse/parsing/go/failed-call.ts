import type { GuardFact } from '../../analysis.ts';
import type { CapturedGuard } from '../captured.ts';
import type { SyntaxNode } from '../syntax-node.ts';

/** Longest name of a call that is kept, and most comments between a call and the test of its error. @source own bound */
const MAX_CALLEE = 80;
const MAX_COMMENTS = 4;

/** The test of an error alone: `err != nil`. */
const TESTED = /^(\w*[eE]rr\w*) [!=]= nil$/;

/** The call whose error a condition of Go asks about: in the head itself (`err := f(); err != nil`), or right before it. */
export function failedCall({ condition, init, whole }: CapturedGuard): GuardFact['asks'] {
  if (condition.type !== 'binary_expression' || condition.endIndex - condition.startIndex > MAX_CALLEE)
    return undefined;
  const name = TESTED.exec(condition.text)?.[1];
  const statement = init ?? (whole === undefined ? null : statementBefore(whole));
  if (
    name === undefined ||
    statement === null ||
    !/^(short_var_declaration|assignment_statement)$/.test(statement.type)
  )
    return undefined;
  const left = statement.childForFieldName('left');
  const right = statement.childForFieldName('right');
  const call = right?.namedChildCount === 1 ? right.firstNamedChild : null;
  if (!left?.namedChildren.some((one) => one?.text === name) || call?.type !== 'call_expression') return undefined;
  const called = call.childForFieldName('function');
  if (called === null || called === undefined) return undefined;
  const callee = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(called.text.slice(-MAX_CALLEE))?.[0];
  // What a call or an index gives is not named: only the last name counts.
  const isWhole = called.endIndex - called.startIndex <= MAX_CALLEE;
  if (callee === undefined || !isWhole) return undefined;
  return { callee, startLine: called.startPosition.row + 1, endLine: called.endPosition.row + 1 };
}

function statementBefore(statement: SyntaxNode): SyntaxNode | null {
  let at = statement.previousNamedSibling;
  for (let count = 0; at?.type === 'comment' && count < MAX_COMMENTS; count++) at = at.previousNamedSibling;
  return at;
}
