import { wholeWordPositions } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';
import { behindTypeArguments, isGo } from './go-lines.ts';

/** Words before a name that make it a declaration. */
const DECLARED = /\b(function|def|fn|func|fun|sub|class|interface|struct|type|enum|trait)[\s*&]+$/;
/** Longest list of type arguments that is looked through, in characters. @source own bound: keeps the check linear */
const TYPE_ARGUMENTS_LIMIT = 1_000;

/** Whether the lines hold a call, a construction or a decoration whose callee ends in the one named. */
export function checkCalls(claim: ClaimOf<'calls'>, cited: CitedLines): boolean {
  const code = cited.bareCode;
  const callee = claim.callee.replace(/\s+/g, '');
  const last = lastName(callee);
  if (last === '') return false;
  for (const at of wholeWordPositions(code, last)) {
    const before = code.slice(Math.max(0, at - 200), at);
    if (DECLARED.test(before.slice(-40))) continue;
    if (!endsWithQualifier(before, callee.slice(0, callee.length - last.length))) continue;
    const end = at + last.length;
    if (isCalled(code, isGo(cited.path) ? behindTypeArguments(code, end) : end, before)) return true;
  }
  return false;
}

function lastName(callee: string): string {
  return /[\p{L}\p{N}_$#!]+$/u.exec(callee)?.[0] ?? '';
}

/** Whether the text ends in the qualifier (`this.queue.`), white space and optional chaining aside. */
function endsWithQualifier(before: string, qualifier: string): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, '').replace(/[?!](?=\.)/g, '');
  return plain(before).endsWith(plain(qualifier));
}

function isCalled(code: string, end: number, before: string): boolean {
  if (/@[\w.]*$/.test(before)) return true;
  let at = end;
  if (code[at] === '!') at += 1;
  if (code.startsWith('?.', at)) at += 2;
  if (code.startsWith('::<', at)) at += 2;
  if (code[at] === '<') {
    const end = afterTypeArguments(code, at);
    // The cited lines end inside the type arguments of a call that began where a value is expected.
    if (end === at)
      return /^<\s*$/.test(code.slice(at)) && /\b(return|await|new|yield)\s+[\w.]*$|[=(,]\s*[\w.]*$/.test(before);
    at = end;
  }
  const rest = code.slice(at, at + 40);
  if (/^[^\S\n]*\(/.test(rest) || rest.startsWith('`')) return true;
  return /\bnew\s+[\w.]*$/.test(before.slice(-120)) || /<$/.test(before);
}

function afterTypeArguments(code: string, start: number): number {
  let depth = 0;
  for (let at = start; at < code.length && at < start + TYPE_ARGUMENTS_LIMIT; at++) {
    if (code[at] === '<') depth++;
    else if (code[at] === '>' && code[at - 1] !== '=') depth--;
    else if (code[at] === ';') break;
    if (depth === 0) return at + 1;
  }
  return start;
}
