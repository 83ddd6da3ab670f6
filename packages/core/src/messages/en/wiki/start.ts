import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** Getting started, and building, testing, releasing. */
export const start = {
  summary: (s: { name: string }): string =>
    `How to install, run, build and test ${s.name}, taken from its documents, manifests and CI.`,
  needs: (s: { path: Slot; needs: Said }): Said => say`Before anything else: ${s.path} asks for ${s.needs}.`,
  need: (s: { runtime: Slot; version: Slot }): Said => say`${s.runtime} ${s.version}`,
  installHeading: 'Install',
  useHeading: 'First use',
  workHeading: 'Work on the code',
  scriptsHeading: 'Commands the manifest brings',
  ciHeading: 'What CI runs on a change',
  guidesHeading: 'Further reading in the repository',
  /** `turn` counts the blocks of the page. */
  under: (s: { path: Slot; heading: Slot; turn: number }): Said => {
    const turns = [
      say`From ${s.path}, under ${s.heading}:`,
      say`The section ${s.heading} of ${s.path} gives:`,
      say`As ${s.heading} in ${s.path} has it:`,
      say`${s.path} continues with ${s.heading}:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  example: (s: { heading: string; path: string }): string => `${s.heading} (${s.path})`,
  scriptColumns: ['Command', 'What it runs'],
  job: (s: { job: Slot; path: Slot; triggers: Said }): Said =>
    say`The job ${s.job} in ${s.path} runs${s.triggers.length > 0 ? say` on ${s.triggers}` : ''}:`,
  guideColumns: ['Document', 'How it begins'],
};

/** Build, test and release. */
export const operations = {
  summary: (s: { name: string }): string => `Scripts, CI jobs and images that build, test and release ${s.name}.`,
  scriptsHeading: 'Scripts and targets',
  scriptColumns: ['Command', 'What it runs', 'Manifest'],
  jobsHeading: 'What CI does, and when',
  release: (s: { job: Slot; path: Slot; command: Slot }): Said =>
    say`Publishing is the work of ${s.job} in ${s.path}: it runs ${s.command}.`,
  jobColumns: ['Job', 'Runs on', 'Main commands', 'Workflow'],
  containersHeading: 'Images',
  containerColumns: ['Image file', 'Starts'],
};
