import { joinSaid, type Said, type Slot } from '../../say.ts';
import { say } from './common.ts';

/** Build, test and release. */
export const operations = {
  summary: (s: { name: string }): string =>
    `How ${s.name} is built, checked, packed and released: scripts, CI jobs and images.`,
  checksHeading: 'What a change has to pass',
  publishHeading: 'How a release comes about',
  clockHeading: 'What runs by the clock',
  otherHeading: 'Other workflows',
  when: {
    push: 'a push',
    pushTo: (s: { branches: Said }): Said => say`a push to ${s.branches}`,
    pushOutside: (s: { branches: Said }): Said => say`a push to a branch other than ${s.branches}`,
    pullRequestTo: (s: { branches: Said }): Said => say`a pull request to ${s.branches}`,
    /** Events of a pull request other than changes: `labeled`. */
    onTypes: (s: { event: Said; types: Said }): Said => say`${s.event} (only when it is ${s.types})`,
    withChanges: (s: { event: Said; paths: Said }): Said => say`${s.event} (only with changes in ${s.paths})`,
    withOtherChanges: (s: { event: Said; paths: Said }): Said =>
      say`${s.event} (only with changes outside of ${s.paths})`,
    tag: (s: { tags: Said }): Said => say`a tag like ${s.tags}`,
    pullRequest: 'a pull request',
    /** `pull_request_target`: with the rights and the code of the repository that is asked. */
    onTarget: (s: { event: Said }): Said => say`${s.event} (run with the target’s code and rights)`,
    anyTag: 'any tag',
    schedule: (s: { times: Said }): Said => say`the schedule ${s.times}`,
    scheduled: 'a schedule',
    byHand: 'a start by hand',
    release: 'a release on the host',
    called: 'a call from another workflow',
    event: (s: { name: Slot }): Said => say`the event ${s.name}`,
  },
  /** `turn` counts the workflows of the page. */
  workflow: (s: { path: Slot; when: Said; turn: number }): Said => {
    const turns = [
      say`On ${s.when}, ${s.path} runs:`,
      say`Started by ${s.when}, ${s.path} does this:`,
      say`${s.path} waits for ${s.when}; its jobs:`,
      say`The work of ${s.path} begins with ${s.when}:`,
      say`Another definition is ${s.path}, for ${s.when}:`,
    ];
    return turns[s.turn % turns.length] ?? [];
  },
  workflowBare: (s: { path: Slot }): Said => say`${s.path} has these jobs:`,
  jobDoes: (s: { job: Slot; scope: Said; deeds: readonly Said[] }): Said =>
    say`${s.job}${s.scope.length > 0 ? say`,${s.scope},` : ''} ${joinSaid(s.deeds, { between: ', ', last: s.deeds.length > 2 ? ', and ' : ' and ' })}.`,
  repeated: (s: { axes: Said }): Said => say` repeated for ${s.axes}`,
  variants: (s: { count: number; keys: Said }): Said =>
    s.keys.length > 0 ? say` in ${s.count} variants (${s.keys})` : say` in ${s.count} variants`,
  waits: (s: { needs: Said }): Said => say`waits for ${s.needs}`,
  checksOut: (s: { repositories: Said }): Said => say`checks out ${s.repositories}`,
  /** `isConditional`: conditions of its steps decide over all of them; `conditional`: further lines over which they do. */
  runs: (s: { commands: Said; variables: Said; isConditional: boolean; conditional: number }): Said => {
    const named = s.variables.length > 0 ? say`runs ${s.commands}, with ${s.variables}` : say`runs ${s.commands}`;
    if (s.isConditional) return say`${named}, each under a condition`;
    return s.conditional === 0
      ? named
      : say`${named} (under conditions ${s.conditional === 1 ? 'one more command' : `${s.conditional} more commands`})`;
  },
  /** Under which condition a job runs at all; none where it is too long to read. */
  onlyIf: (s: { condition?: Slot | undefined }): Said =>
    s.condition === undefined ? say` which runs under a condition` : say` which runs only if ${s.condition}`,
  scope: (s: { parts: readonly Said[] }): Said => joinSaid(s.parts, { between: ',', last: ',' }),
  uses: (s: { actions: Said }): Said => say`uses ${s.actions}`,
  leaves: (s: { actions: Said; rest: number }): Said =>
    s.rest === 0
      ? say`leaves its work to ${s.actions}`
      : say`leaves its work to ${s.actions}, with ${s.rest} more ${s.rest === 1 ? 'action' : 'actions'} beside ${s.rest === 1 ? 'it' : 'them'}`,
  chosen: (s: { name: Slot }): Said => say`${s.name} chosen by the matrix`,
  setTo: (s: { name: Slot; value: Slot }): Said => say`${s.name} set to ${s.value}`,
  axis: (s: { axis: string; values: Said }): Said => say`${s.axis} ${s.values}`,
  releasing: (s: { path: Slot; quote: Slot }): Said => say`${s.path} describes it: ${s.quote}.`,
  release: (s: { job: Slot; path: Slot; command: Slot; needs: Said }): Said =>
    s.needs.length > 0
      ? say`What publishes is the job ${s.job} in ${s.path}, with ${s.command}; it begins only after ${s.needs}.`
      : say`What publishes is the job ${s.job} in ${s.path}, with ${s.command}.`,
  releases: (s: { jobs: Said }): Said => say`Several jobs publish: ${s.jobs}.`,
  releaseJob: (s: { job: Slot; path: Slot; command: Slot }): Said => say`${s.job} in ${s.path} with ${s.command}`,
  releaseDraft: (s: { job: Slot; path: Slot; command: Slot }): Said =>
    say`The job ${s.job} in ${s.path} prepares the release on the host as a draft, with ${s.command}.`,
  releaseOnHost: (s: { jobs: Said }): Said => say`The release on the host is made and filled by ${s.jobs}.`,
  version: (s: { path: Slot; version: Slot }): Said => say`The version stands in ${s.path}: ${s.version}.`,
  nothingPublishes: 'No CI job, action or script that publishes a release was found.',
  releaseScript: (s: { invocation: Slot; command: Slot }): Said => say`By hand, ${s.invocation} starts ${s.command}.`,
  workflowColumns: ['Workflow', 'Starts on', 'Jobs'],
  testsHeading: 'Tests',
  /** `files`: all files of the tests; `count`: those of them that declare tests or import the product. */
  tests: (s: {
    files: number;
    count: number;
    folder?: Slot | undefined;
    folders: number;
    runner?: Slot | undefined;
  }): Said => {
    const some = s.count === 1 ? say`one declares` : say`${s.count} declare`;
    const files =
      s.files === s.count
        ? s.count === 1
          ? say`One test file was read`
          : say`${s.count} test files were read`
        : say`Of ${s.files} files in the tests, ${some} tests or use the product`;
    const place = s.folder !== undefined ? say`, in ${s.folder}` : s.folders > 1 ? say`, in ${s.folders} folders` : '';
    return s.runner === undefined ? say`${files}${place}.` : say`${files}${place}; they are run with ${s.runner}.`;
  },
  mostTests: (s: { path: Slot; count: number; titles: Said }): Said =>
    say`The file with most tests is ${s.path}: ${s.count}, such as ${s.titles}.`,
  scriptsHeading: 'Scripts and targets',
  scriptColumns: ['Command', 'What it does'],
  scriptColumnsWithManifest: ['Command', 'What it does', 'Manifest'],
  /** Manifests with scripts that stand in no row, or only beside others. */
  scriptsIn: (s: { paths: Said }): Said => say`Scripts that others have too stand in ${s.paths}.`,
  scriptsRest: (s: { rest: number }): Said => say`${s.rest} further scripts stand in the manifests.`,
  imagesHeading: 'Images',
  stages: (s: { path: Slot; stages: Said; base: Slot }): Said =>
    say`${s.path} builds the image in stages: ${s.stages}; what is shipped rests on ${s.base}.`,
  stage: (s: { name: Slot; base: Slot }): Said => say`${s.name} on ${s.base}`,
  based: (s: { path: Slot; base: Slot }): Said => say`${s.path} builds on ${s.base}.`,
  image: (s: { traits: Said }): Said => say`The image ${s.traits}.`,
  port: (s: { ports: Said; count: number }): Said =>
    s.count === 1 ? say`declares port ${s.ports}` : say`declares the ports ${s.ports}`,
  user: (s: { user: Slot }): Said => say`runs as the user ${s.user}`,
  sets: (s: { name: Slot; value: Slot }): Said => say`sets ${s.name} to ${s.value}`,
  volume: (s: { volumes: Said }): Said => say`keeps ${s.volumes} in a volume`,
  starts: (s: { command: Slot }): Said => say`starts ${s.command}`,
  startsWith: (s: { entrypoint: Slot; command: Slot }): Said => say`starts ${s.entrypoint} with ${s.command}`,
  health: 'has a health check of its own',
  furtherHeading: 'Further manifests',
  furtherColumns: ['Manifest', 'What it declares'],
  furtherPackage: (s: { kind: string; name: Slot; count: number }): Said =>
    s.count === 0
      ? say`the ${s.kind} ${s.name}`
      : say`the ${s.kind} ${s.name}, with ${s.count} ${s.count === 1 ? 'script' : 'scripts'}`,
  furtherImage: (s: { base: Slot }): Said => say`an image on ${s.base}`,
  furtherServices: (s: { services: Said }): Said => say`the services ${s.services}`,
  furtherNamed: (s: { paths: Said }): Said => say`By their names, these belong here too: ${s.paths}.`,
  furtherMore: (s: { paths: Said }): Said => say`To these come ${s.paths}.`,
  servicesHeading: 'Services started together',
  services: (s: { path: Slot; count: number }): Said =>
    s.count === 1 ? say`${s.path} starts one service:` : say`${s.path} starts ${s.count} services:`,
  service: (s: { name: Slot; traits: Said }): Said => say`${s.name}: ${s.traits}.`,
  serviceBare: (s: { name: Slot }): Said => say`${s.name}.`,
  fromImage: (s: { image: Slot }): Said => say`the image ${s.image}`,
  builtFrom: (s: { folder: Slot }): Said => say`built from ${s.folder}`,
  onPorts: (s: { ports: Said }): Said => say`with the port mapping ${s.ports}`,
  afterServices: (s: { services: Said }): Said => say`after ${s.services}`,
  withCommand: (s: { command: Slot }): Said => say`running ${s.command}`,
};
