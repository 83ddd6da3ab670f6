import { fileNameOf } from '#vocabulary';
import type { DocumentKind } from '../analysis.ts';

/** Names and places that tell what a document is for; tried in order on the path. */
const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/(^|\/)(adrs?|decisions?|rfcs?|decision-records?)\/[^/]*$|(^|\/)(adr|rfc)[-_.]?\d{2,5}\b[^/]*$/i, 'decision'],
  [
    /(^|\/)(changelog|changes|history|version[-_ ]?history|news|what'?s[-_ ]?new|release[-_ ]?(notes|history))(\.[a-z]+)?$/i,
    'changelog',
  ],
  [/(^|\/)(contributing|hacking|development|developing|developers?)\b[^/]*$/i, 'contributing'],
  [
    /(^|\/)(agents|claude|gemini|copilot-instructions|skill|llms?[-\w]*)\.(md|txt)$|(^|\/)\.(cursor|claude|windsurf|agents)\//i,
    'agents',
  ],
  [/(^|\/)(architecture|design|internals|overview-of-the-code)(\.[a-z]+)?$/i, 'architecture'],
  [/(^|\/)security(\.[a-z]+)?$/i, 'security'],
  [/(^|\/)(licen[cs]e|copying|unlicense)([.-][\w.-]{1,20})?$/i, 'licence'],
  [/(^|\/)code[-_ ]of[-_ ]conduct\b[^/]*$/i, 'conduct'],
];

/** An index or template of decisions decides nothing. */
const NO_DECISION = /^(readme|index|template|0{2,4}[-_]?template|adr[-_]?template)\b/i;

/** What a document is for. */
export function documentKind(path: string): DocumentKind {
  const name = fileNameOf(path);
  if (/^readme\b/i.test(name)) return 'readme';
  const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'guide';
  return kind === 'decision' && NO_DECISION.test(name) ? 'guide' : kind;
}
