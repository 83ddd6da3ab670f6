import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** What documents say, and where they and the code disagree. */
export const documents = {
  warning: (s: { path: Slot; quote: Slot }): Said => say`${s.path} warns: ${s.quote}.`,
  reason: (s: { path: Slot; heading?: Slot | undefined; quote: Slot }): Said =>
    say`The reason given in ${s.path}: ${s.quote}.`,
  features: (s: { path: Slot; items: Said; rest: number }): Said =>
    s.rest > 0
      ? say`Among what it offers, ${s.path} counts ${s.items}, and ${s.rest} more.`
      : say`Among what it offers, ${s.path} counts ${s.items}.`,
  release: (s: { path: Slot; version: Slot; date?: Slot | undefined; items: Said; ahead?: Slot | undefined }): Said =>
    say`The newest release in ${s.path} is ${s.version}${s.date === undefined ? '' : say`, dated ${s.date}`}${s.items.length > 0 ? say`, with ${s.items}` : ''}${s.ahead === undefined ? '' : say`; the manifest is already at ${s.ahead}`}.`,
  unreleased: (s: { heading: Slot; items: Said }): Said =>
    s.items.length > 0
      ? say`Changes that are not released yet stand above it under ${s.heading}, among them ${s.items}.`
      : say`Changes that are not released yet stand above it under ${s.heading}.`,
  licence: (s: { path: Slot; quote: Slot }): Said =>
    say`No manifest states a licence; ${s.path} opens with ${s.quote}.`,
  decisionsHeading: 'Decisions on record',
  decisionColumns: ['Decision', 'Status', 'In the authors’ words'],
  quickHeading: 'Quick start',
  quick: (s: { path: Slot; heading: Slot }): Said => say`The section ${s.heading} of ${s.path} says how to begin:`,
  filesHeading: 'The files',
  fileSays: (s: { path: Slot; quote: Slot; names: Said }): Said =>
    s.names.length > 0 ? say`${s.path}, ${s.quote}, declares ${s.names}.` : say`${s.path} is described as ${s.quote}.`,
  fileDeclares: (s: { path: Slot; names: Said; lines: number }): Said =>
    say`In its ${s.lines} ${s.lines === 1 ? 'line' : 'lines'}, ${s.path} declares ${s.names}.`,
  fileBare: (s: { path: Slot; lines: number }): Said =>
    say`${s.path} has ${s.lines} lines and declares nothing that could be listed.`,
  conflictsHeading: 'What the documents say and the code does not',
  flags: (s: { path: Slot; names: Said; command?: Slot | undefined; count: number }): Said => {
    const of = s.command === undefined ? '' : say` for ${s.command}`;
    return s.count === 1
      ? say`${s.path} names ${s.names}${of}; no code that reads it was found.`
      : say`${s.path} names ${s.names}${of}; no code that reads them was found.`;
  },
  variables: (s: { path: Slot; names: Said; count: number }): Said =>
    s.count === 1
      ? say`The variable ${s.names} occurs in ${s.path}, but in no code, setting or CI job.`
      : say`The variables ${s.names} occur in ${s.path}, but in no code, setting or CI job.`,
  scripts: (s: { path: Slot; names: Said; count: number }): Said =>
    s.count === 1
      ? say`Whoever follows ${s.path} and types ${s.names} will fail: no manifest has it.`
      : say`Whoever follows ${s.path} and types ${s.names} will fail: no manifest has them.`,
  paths: (s: { path: Slot; names: Said; count: number }): Said =>
    s.count === 1
      ? say`There is no ${s.names} in the repository, though ${s.path} points to it.`
      : say`There are no ${s.names} in the repository, though ${s.path} points to them.`,
  names: (s: { path: Slot; names: Said; symbol?: Slot | undefined }): Said =>
    s.symbol === undefined
      ? say`A comment in ${s.path} speaks of ${s.names}, which is declared and used nowhere.`
      : say`The comment at ${s.symbol} in ${s.path} speaks of ${s.names}, which is declared and used nowhere.`,
  conflictsNone:
    'Flags, environment variables, scripts and paths of this project that documents other than change logs mark as such, and names that comments mark as code, were compared with the code as far as they could be told from those of other programs; none of these was found missing.',
  conflictsUnknown:
    'Whether documents and comments name things that do not exist was not decided, because not everything was read.',
  conflictColumns: ['Named', 'Where', 'What was looked for'],
  lookedFor: {
    flag: 'the letters of the flag, in any spelling, in all code and settings',
    variable: 'the name in all code, settings, compose files and CI jobs',
    script: 'a script or target of that name in every manifest',
    path: 'the file, from the root and from the document’s folder',
    name: 'a declaration or use of the name outside of comments',
  },
  readingHeading: 'Further reading',
  readings: [
    (s: { path: Slot; heading: Slot; quote: Slot }): Said => say`${s.path} explains under ${s.heading}: ${s.quote}.`,
    (s: { path: Slot; heading: Slot; quote: Slot }): Said =>
      say`See also ${s.heading} in ${s.path}, which says ${s.quote}.`,
  ],
};
