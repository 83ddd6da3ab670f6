import type { Block } from '#draft';
import type { SectionSketch } from '#plan';
import { says } from './evidence.ts';
import { heading, path, quote, statement } from './inline.ts';
import { type PageTools, paragraph, under } from './page-tools.ts';

/** Sections of documents that explain the part, with the authors' first sentence of each. */
export function furtherReading({ readings }: SectionSketch, { texts }: PageTools): Block[] {
  const t = texts.documents;
  const statements = readings.map((reading, at) => {
    const say = t.readings[at % t.readings.length];
    if (say === undefined) return undefined;
    const facts = { path: path(reading.path), heading: heading(reading.heading), quote: quote(reading.words) };
    return statement(say(facts), [says(reading.words)]);
  });
  return under(t.readingHeading, paragraph(statements));
}
