import type { Said, Slot } from '../../say.ts';
import { say } from './common.ts';

/** Reference. */
export const reference = {
  summary: (s: { name: string }): string => `The most used names of ${s.name}, and every public declaration by part.`,
  summaryOf: (s: { title: string }): string => `Public declarations by file. ${s.title}.`,
  hubsHeading: 'The names met most often',
  hubsIntro:
    'Ordered by one sum: the product files that import a name plus its callers: functions, classes, and files that call it at their top.',
  hubColumns: ['Name', 'What its comment says', 'Declared in', 'Used by'],
  uses: (s: { importers: number; callers: number }): string => {
    const importers = s.importers === 1 ? '1 importing file' : `${s.importers} importing files`;
    const callers = s.callers === 1 ? '1 caller' : `${s.callers} callers`;
    if (s.importers + s.callers === 0) return '–';
    return s.importers === 0 ? callers : s.callers === 0 ? importers : `${importers}, ${callers}`;
  },
  folder: (s: { folder: Slot }): Said => say`Everything on this page is declared in ${s.folder}.`,
  folderColumns: ['Folder', 'Files on this page'],
  childrenHeading: 'All declarations that other files can use',
  columns: ['Declaration', 'What its comment says'],
};

/** Coverage and provenance. */
export const coverage = {
  summary: (s: { name: string }): string =>
    `Which files of ${s.name} were seen, read and parsed, what was left out, and who wrote these pages.`,
  from: (s: { name: Slot; ref: Slot; commit: Slot; date: string }): Said =>
    say`These pages describe ${s.name} at ${s.ref}, commit ${s.commit}, dated ${s.date}. They say nothing about later changes.`,
  subdir: (s: { path: Slot }): Said => say`Only ${s.path} and what lies below it was looked at.`,
  method:
    'Statements about the code carry the lines that prove them; counts and lists of files rest on the file tree of the commit. The lines were checked again after writing: the file exists at the commit, the range lies inside it, and it holds what the statement claims. Statements whose lines did not pass were dropped.',
  complete: 'Every code file of a language that is understood was searched for imports and parsed.',
  partial: 'Not every code file was read and parsed, so these pages make no claim about what does not exist.',
  notParsed: (s: { languages: Said }): Said =>
    say`Files in ${s.languages} were read but not parsed: what is said about them comes from documents, manifests and CI.`,
  references: (s: { imports: string; calls: string }): Said =>
    say`Of the imports that should lead into the repository, ${s.imports} were followed to a file; of the calls in product code, ${s.calls} were followed to a declaration. The others lead to libraries, to the language itself, or could not be decided; no sentence that one declaration of this repository calls another rests on them.`,
  percent: (s: { part: number }): string => `${s.part} %`,
  filesHeading: 'Files by purpose',
  fileColumns: ['Purpose', 'Language', 'Seen', 'Read', 'Parsed'],
  roles: {
    code: 'product code',
    test: 'tests',
    example: 'examples',
    bench: 'benchmarks',
    docs: 'documents',
    manifest: 'manifests',
    ci: 'CI',
    build: 'build files',
    config: 'configuration',
    data: 'data',
    asset: 'images and other assets',
    lock: 'lock files',
    generated: 'generated',
    vendored: 'code of others',
    binary: 'binary',
    link: 'links',
    other: 'other',
  } as Readonly<Record<string, string>>,
  missingHeading: 'What was looked for and not found',
  missingDocuments: (s: { kinds: Said }): Said => say`By their names, no file is one of these: ${s.kinds}.`,
  documentKinds: {
    readme: 'README',
    contributing: 'guide for contributors',
    changelog: 'change log',
    security: 'security policy',
    licence: 'licence file',
    decision: 'decision records',
  },
  missingFacts: (s: { kinds: Said }): Said => say`The repository holds no ${s.kinds}.`,
  factKinds: {
    tests: 'files of tests',
    ci: 'definitions of CI jobs that are known by their place',
    images: 'recipe of a container image (Dockerfile, Containerfile)',
  },
  noticesHeading: 'What was left out while reading',
  noticeGroup: (s: { reason: string; count: number; files: Said }): Said =>
    s.count === 1 ? say`${s.reason} (${s.files})` : say`${s.reason} ${s.count} files: ${s.files}.`,
  unopened: (s: { kinds: Said; isAll: boolean }): Said =>
    s.isAll
      ? say`Not opened by design, because files of these kinds tell nothing about the code: ${s.kinds}. All other files were read.`
      : say`Not opened by design, because files of these kinds tell nothing about the code: ${s.kinds}.`,
  kindCount: (s: { kind: string; count: string }): string => `${s.kind} (${s.count})`,
  withoutProse: 'documents without prose of the project',
  notLookedFor: (s: { kinds: Said }): Said => say`Pages of these kinds are not made by this version: ${s.kinds}.`,
  noticesRest: (s: { rest: number }): Said => say`${s.rest} further files were left out for the same kinds of reasons.`,
  nothingLeftOut: 'No file had to be left out while reading.',
  leftOutHeading: 'Pages that are not here',
  leftOutColumns: ['Page', 'Why it is missing'],
  kinds: {
    overview: 'Overview',
    'getting-started': 'Getting started',
    architecture: 'Architecture',
    flow: 'How it works, step by step',
    module: 'Some of the parts',
    configuration: 'Configuration',
    interfaces: 'Interfaces',
    data: 'Data',
    extending: 'Extending',
    security: 'Security',
    operations: 'Build, test and release',
    reference: 'Reference',
    coverage: 'Coverage',
  },
  noInterfaces: 'No requests, commands, events or jobs were found that the code registers by name.',
  reasons: {
    'no-facts': 'It was looked for, and nothing was found.',
    'on-overview': 'It is short enough to stand on the overview.',
    'one-part': 'The code is one part; there is nothing to draw between parts.',
    'little-known': 'Too little is known of them; they stand in the lists of parts.',
    concise: 'Left out because a concise wiki was asked for.',
    'page-limit': 'There are more parts than a wiki can hold pages.',
    'not-looked-for': 'This version does not make such pages.',
  },
};
