import type { SymbolFact } from '../analysis.ts';
import type { FlowIndex } from './flow-input.ts';

/** Declarations called from so many others are tools of the whole product, not steps of one path. @source own bound */
const TOOL_CALLERS = 12;

/** Names of what starts the work. */
export const START =
  /^(main|run|execute|handle|start|serve|listen|process|parse|compile|build|render|dispatch|invoke)([A-Z_]|$)/i;

/** Whether a declaration can be a step: product code that runs, no error that is made, no log, no tool of everybody. */
export function isStep(symbol: SymbolFact, index: FlowIndex): boolean {
  if (index.input.files.get(symbol.path)?.role !== 'code') return false;
  if (!/^(function|method|class)$/.test(symbol.kind) && !isRunning(symbol, index)) return false;
  if (/(Error|Exception|Warning)$/.test(symbol.name) || isLog(symbol)) return false;
  if (symbol.bases.some(({ name }) => /(Error|Exception|Warning)$/.test(name))) return false;
  return (index.callersOf.get(symbol.id)?.size ?? 0) <= TOOL_CALLERS;
}

function isRunning({ id }: SymbolFact, { callsOf }: FlowIndex): boolean {
  return callsOf.has(id);
}

function isLog({ name, path }: SymbolFact): boolean {
  if (/^_?(log|logger|logging|debug|trace|warn|warning|info|verbose|deprecated?|assert\w*)$/i.test(name)) return true;
  if (/^_?log(ging|ger)?[A-Z_]|(Logger|Logging|ForLogs?)$|_logg(er|ing)$/.test(name)) return true;
  return /(^|\/)(log|logs|logger|logging)(\/|\.[^/]*$)/.test(path);
}
