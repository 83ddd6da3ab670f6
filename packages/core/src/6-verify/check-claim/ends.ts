import { hasWholeWord } from '#text/whole-word';
import type { CitedLines } from './cited-lines.ts';
import type { ClaimOf } from './claim-of.ts';

/** What has to stand on the lines beside the name, by how the code ends. */
const WORDS: { readonly [K in ClaimOf<'ends'>['kind']]: RegExp } = {
  raises: /\b(throw|raise|panic|return|reject|fail|abort|yield)\b|=>|\?/,
  answers: /status|code|response|reply|return|error|abort|header|res\b|ctx|http|send/i,
  exits: /exit|return|raise|sys|process|os\b/i,
};

/** Whether the lines throw, raise or return this error, answer with this status, or exit with this code. */
export function checkEnds(claim: ClaimOf<'ends'>, cited: CitedLines): boolean {
  return hasWholeWord(cited.code, claim.name) && WORDS[claim.kind].test(cited.code);
}
