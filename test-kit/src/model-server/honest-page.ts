import type { ChatMessage } from './behaviour.ts';

/** A fact as the prompt's fact sheet lists it: `[e12] src/a.ts:10-14, [e13] src/b.ts:2 | text`. */
export interface PromptFact {
  /** Ids of its evidence: `e12`, `e13`. */
  readonly ids: readonly string[];
  /** Path of the first one. */
  readonly path: string;
  readonly text: string;
  /** The heading of the fact sheet under which it stands; `''` before the first one. */
  readonly heading: string;
}

const FACT_LINE = /^(\[e\d{1,5}\] [^|\n]{1,2000}?) \| (.{1,2000})$/;

/** The facts of a page prompt, in order. */
export function readPromptFacts(messages: readonly ChatMessage[]): readonly PromptFact[] {
  const facts: PromptFact[] = [];
  let heading = '';
  for (const line of (messages.at(-1)?.content ?? '').split('\n')) {
    const match = FACT_LINE.exec(line);
    if (match) facts.push({ ...evidenceIn(match[1] ?? ''), text: match[2] ?? '', heading });
    else if (line.startsWith('## ')) heading = line.slice(3).trim();
  }
  return facts;
}

function evidenceIn(places: string): Pick<PromptFact, 'ids' | 'path'> {
  const ids = [...places.matchAll(/\[(e\d{1,5})\]/g)].map((match) => match[1] ?? '');
  return { ids, path: /\] (.{1,400}?):\d/.exec(places)?.[1] ?? '' };
}

/** A page that says what the facts say, in other order of words, each sentence with its evidence. */
export function honestPage(messages: readonly ChatMessage[]): string {
  const isTurkish = (messages[0]?.content ?? '').includes('Turkish');
  const lines: string[] = [];
  let heading = '';
  for (const fact of readPromptFacts(messages)) {
    if (fact.heading !== heading) {
      heading = fact.heading;
      lines.push('', `## ${heading}`, '');
    }
    const said = fact.text.trim().replace(/[.!?:;\s]+$/, '');
    const lead = isTurkish ? 'Satırların gösterdiği gibi' : 'As the lines show';
    lines.push(`${lead}: ${said} [${fact.ids.slice(0, 6).join(', ')}].`);
  }
  return lines.join('\n');
}
