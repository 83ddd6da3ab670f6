import type { DocumentSection } from '../analysis.ts';

/** What headings say, most telling first; tried in order on the heading's plain words. */
const KINDS: readonly (readonly [RegExp, DocumentSection['kind']])[] = [
  [/\blicen[cs]e\b|\bcopyright\b/i, 'licence'],
  [/\bsecurity\b|\bvulnerab/i, 'security'],
  [/\bcontribut(e|ing|ions?)\b|\bpull requests?\b|\bcode of conduct\b/i, 'contributing'],
  [/\bquick[- ]?start\b|\bgetting started\b|\bfirst steps?\b|\btutorial\b|\bget started\b/i, 'quick-start'],
  [/\binstall|\bsetup\b|\bset up\b|\bdownload\b|\brequirements?\b|\bprerequisites?\b/i, 'install'],
  [/\btest(s|ing)?\b/i, 'testing'],
  [
    /\bdevelop(ment|ing|ers?)\b|^build(ing)?$|\bbuild(ing)? (from|the|it|process)\b|\bhacking\b|\bcompiling\b|\bfrom source\b/i,
    'development',
  ],
  [/\bconfig|\bsettings?\b|\benvironment variables?\b|\benv(ironment)? vars?\b/i, 'configuration'],
  [/\barchitecture\b|\bdesign\b|\bhow it works\b|\binternals?\b|\bproject structure\b|\bconcepts?\b/i, 'architecture'],
  [
    /\busage\b|\bhow to use\b|\bexamples?$|^examples?\b|^(the )?command[- ]line\b|^cli\b|^(available )?commands?$|\bapi\b( reference)?$|\boptions$|^using\b|^use( it)?$/i,
    'usage',
  ],
  [
    /\babout\b|\boverview\b|\bintro(duction)?\b|\bwhat('?s| is| are| can)\b|^(key |main )?features$|\bwhy\b|\bmotivation\b|\bbenefits\b/i,
    'what',
  ],
];

/** What a section with this heading is about. */
export function sectionKind(heading: string): DocumentSection['kind'] {
  const words = heading.slice(0, 200).replaceAll('’', "'");
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
