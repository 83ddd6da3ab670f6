import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** Getting started. */
export const start = {
  summary: (s: { name: string }): string =>
    `How to install, run, build and test ${s.name}, taken from its documents, manifests and CI.`,
  needs: (s: { path: Slot; needs: Said }): Said => say`You need ${s.needs}, says ${s.path}.`,
  need: (s: { runtime: Slot; version: Slot }): Said => say`${s.runtime} ${s.version}`,
  asks: (s: { path: Slot; quote: Slot }): Said => say`${s.path} asks for more: ${s.quote}.`,
  asksFirst: (s: { path: Slot; quote: Slot }): Said => say`${s.path} says what has to be there first: ${s.quote}.`,
  installHeading: 'Install',
  useHeading: 'First use',
  workHeading: 'Work on the code',
  ciHeading: 'What CI will ask of a change',
  guidesHeading: 'Where the authors explain more',
  /** `turn` counts the blocks of the page. */
  under: (s: { path: Slot; heading: Slot; turn: number }): Said => {
    const turns = [
      say`${s.path}, under ${s.heading}:`,
      say`The section ${s.heading} of ${s.path} goes on:`,
      say`As ${s.heading} in ${s.path} has it:`,
      say`Then, from ${s.heading} in ${s.path}:`,
      say`Under ${s.heading}, ${s.path} adds:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  example: (s: { heading: string; path: string }): string => `${s.heading} (${s.path})`,
  outcome: (s: { path: Slot; quote: Slot }): Said => say`About what happens then, ${s.path} says ${s.quote}.`,
  entrance: (s: { name: Slot; target: Slot; part: Slot }): Said =>
    say`In the code, ${s.name} begins at ${s.target}; the page ${s.part} follows it from there.`,
  entranceBare: (s: { name: Slot; target: Slot }): Said => say`In the code, ${s.name} begins at ${s.target}.`,
  /** `rest`: other scripts were shown before. */
  scripts: (s: { path: Slot; scripts: Said; isRest: boolean }): Said =>
    s.isRest
      ? say`${s.path} has further scripts: ${s.scripts}.`
      : say`${s.path} has scripts for the daily work: ${s.scripts}.`,
  script: (s: { invocation: Slot; command: Slot }): Said => say`${s.invocation} for ${s.command}`,
  scriptNote: (s: { invocation: Slot; quote: Slot }): Said => say`${s.invocation} (${s.quote})`,
  scriptBare: (s: { invocation: Slot }): Said => say`${s.invocation}`,
  oneTest: (s: { runner: Slot; test: Slot; path: Slot; takesFolders: boolean }): Said =>
    s.takesFolders
      ? say`${s.path} shows that ${s.runner} runs the tests; give it one folder, such as ${s.test}, to run only what is there.`
      : say`To run a single test file, put its path behind the runner that ${s.path} names: ${s.runner}, then for instance ${s.test}.`,
  job: (s: { job: Slot; path: Slot; triggers: Said }): Said =>
    say`The job ${s.job} in ${s.path} runs${s.triggers.length > 0 ? say` on ${s.triggers}` : ''}:`,
  guides: [
    (s: { path: Slot; quote: Slot }): Said => say`${s.path} begins: ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`In ${s.path} you read ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`Another document, ${s.path}, opens with ${s.quote}.`,
    (s: { path: Slot; quote: Slot }): Said => say`There is also ${s.path}: ${s.quote}.`,
  ],
};
