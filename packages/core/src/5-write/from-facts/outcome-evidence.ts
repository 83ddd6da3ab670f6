import type { CallFact, GuardFact, OutcomeFact, SettingValue } from '#analysis';
import type { Evidence } from '#vocabulary';
import { prove } from './evidence.ts';

/** The lines throw, return or answer this, or exit with it. */
export function ends(outcome: OutcomeFact): Evidence {
  return prove(outcome.path, outcome, { predicate: 'ends', kind: outcome.kind, name: outcome.name });
}

/** The condition, and below it how the code ends. */
export function endsWhen(outcome: OutcomeFact, guard: GuardFact): Evidence {
  const range = { startLine: Math.min(guard.line, outcome.startLine), endLine: outcome.endLine };
  return prove(outcome.path, range, { predicate: 'when', condition: guard.condition, outcome: outcome.name });
}

/** The call with what it is given. */
export function passes(call: CallFact, argument: string): Evidence {
  return prove(call.path, call, { predicate: 'passes', callee: call.callee, argument });
}

/** A file beside the code gives the setting this value, or names it. */
export function setsValue({ path, name, value, ...range }: SettingValue, isShown = true): Evidence {
  const shown = isShown && value !== '' ? { value } : {};
  return prove(path, range, { predicate: 'sets', key: name, ...shown });
}
