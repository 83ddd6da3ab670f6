import type { DecisionFact, DocumentLine, DocumentSection } from '../analysis.ts';

/** What is said in a record's head: `Status: accepted`, `* Status: accepted`, `- **Status**: accepted`. */
const STATUS_LINE = /^[\s>*-]{0,6}(?:\*\*|__)?status(?:\*\*|__)?\s{0,4}:\s{0,4}(?:\*\*|__)?\s{0,4}(.{2,80})$/i;
const STATUS_WORD =
  /^(proposed|accepted|approved|rejected|deprecated|superseded|draft|implemented|final|withdrawn|active)\b/i;
/** Lines of the head that are looked at. @source own bound */
const HEAD_LINES = 40;

/** Status and decision of a decision record, as far as its form shows them. */
export function decisionOf(sections: readonly DocumentSection[], lines: readonly string[]): DecisionFact {
  const status = statusIn(sections, lines);
  const decision = decisionIn(sections);
  return { ...(status === undefined ? {} : { status }), ...(decision === undefined ? {} : { decision }) };
}

function statusIn(sections: readonly DocumentSection[], lines: readonly string[]): DocumentLine | undefined {
  const section = sections.find(({ heading }) => /^status$/i.test(heading));
  if (section !== undefined) {
    for (let at = section.startLine; at < section.endLine && at < lines.length; at++) {
      const text = (lines[at] ?? '').trim().replace(/[*_.]/g, '');
      if (STATUS_WORD.test(text)) return { text: text.slice(0, 80), startLine: at + 1, endLine: at + 1 };
    }
  }
  for (let at = 0; at < lines.length && at < HEAD_LINES; at++) {
    const text = STATUS_LINE.exec((lines[at] ?? '').slice(0, 200))?.[1]
      ?.replace(/[*_]/g, '')
      .trim();
    if (text !== undefined && STATUS_WORD.test(text)) return { text, startLine: at + 1, endLine: at + 1 };
  }
  return undefined;
}

function decisionIn(sections: readonly DocumentSection[]): DocumentLine | undefined {
  const section = sections.find(({ heading }) =>
    /^(the )?decision\b|^decision outcome|^outcome$|^resolution$/i.test(heading),
  );
  const said = section?.lead ?? section?.items?.[0];
  return said === undefined ? undefined : { text: said.text, startLine: said.startLine, endLine: said.endLine };
}
