import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** Getting started. */
export const start = {
  summary: (s: { name: string }): string =>
    `How to install, run, build and test ${s.name}, taken from its documents, manifests and CI.`,
  needs: (s: { path: Slot; needs: Said }): Said => say`You need ${s.needs}, says ${s.path}.`,
  need: (s: { runtime: Slot; version: Slot }): Said => say`${s.runtime} ${s.version}`,
  asks: (s: { path: Slot; quotes: Said }): Said => say`${s.path} asks for more: ${s.quotes}.`,
  asksFirst: (s: { path: Slot; quotes: Said }): Said => say`${s.path} says what has to be there first: ${s.quotes}.`,
  installHeading: 'Install',
  useHeading: 'First use',
  workHeading: 'Work on the code',
  examplesHeading: 'Examples',
  shows: (s: { place: Slot; quote: Slot }): Said => say`${s.place}: ${s.quote}.`,
  extras: (s: { path: Slot; names: Said }): Said =>
    say`What is installed only on request has these names in ${s.path}: ${s.names}.`,
  groups: (s: { path: Slot; names: Said }): Said => say`For developers, ${s.path} groups dependencies as ${s.names}.`,
  ciHeading: 'What CI will ask of a change',
  guidesHeading: 'Where the authors explain more',
  /** `turn` counts the blocks of the page. */
  under: (s: { path: Slot; heading: Slot; turn: number }): Said => {
    const turns = [
      say`${s.path}, under ${s.heading}:`,
      say`Under ${s.heading}, ${s.path} shows:`,
      say`As ${s.heading} in ${s.path} has it:`,
      say`Then, from ${s.heading} in ${s.path}:`,
      say`${s.path} adds under ${s.heading}:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  /** Before the first heading of a document. */
  atTop: (s: { path: Slot }): Said => say`${s.path} shows:`,
  example: (s: { heading: string; path: string }): string => (s.heading === '' ? s.path : `${s.heading} (${s.path})`),
  outcome: (s: { path: Slot; quote: Slot }): Said => say`About what happens then, ${s.path} says ${s.quote}.`,
  entrance: (s: { name: Slot; target: Slot; part: Slot }): Said =>
    say`In the code, ${s.name} begins at ${s.target}; ${s.part} is the page of its part.`,
  entranceBare: (s: { name: Slot; target: Slot }): Said => say`In the code, ${s.name} begins at ${s.target}.`,
  /** `rest`: other scripts were shown before. */
  scripts: (s: { path: Slot; scripts: Said; isRest: boolean }): Said =>
    s.isRest ? say`Beside these, ${s.path} has ${s.scripts}.` : say`For the daily work ${s.path} brings ${s.scripts}.`,
  script: (s: { invocation: Slot; command: Slot }): Said => say`${s.invocation} for ${s.command}`,
  scriptNote: (s: { invocation: Slot; quote: Slot }): Said => say`${s.invocation} (${s.quote})`,
  scriptBare: (s: { invocation: Slot }): Said => say`${s.invocation}`,
  handed: (s: { path: Slot; leader: Slot; names: Said }): Said =>
    say`The scripts of ${s.path} hand their names to ${s.leader}: ${s.names}.`,
  oneTest: (s: { runner: Slot; test: Slot; path: Slot; takesFolders: boolean }): Said =>
    s.takesFolders
      ? say`${s.path} shows that ${s.runner} runs the tests; give it one folder, such as ${s.test}, to run only what is there.`
      : say`To run a single test file, put its path behind the runner that ${s.path} names: ${s.runner}, then for instance ${s.test}.`,
  ci: (s: { path: Slot; jobs: Said; page?: Slot | undefined }): Said =>
    s.page === undefined
      ? say`A change is checked by ${s.path}, where ${s.jobs}.`
      : say`A change is checked by ${s.path}, where ${s.jobs}; the page ${s.page} has the rest.`,
  ciJob: (s: { job: Slot; commands: Said }): Said => say`the job ${s.job} runs ${s.commands}`,
  guides: [
    (s: { path: Slot; quote: Slot }): Said => say`${s.path} says: ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`In ${s.path} you read ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`Another document, ${s.path}, says ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`There is also ${s.path}: ${s.quote}.`,
  ],
};
