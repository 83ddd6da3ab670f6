/** What leaves the program, and what comes in from outside. */
export type SinkWord =
  | 'reads-file'
  | 'writes-file'
  | 'request'
  | 'listens'
  | 'process'
  | 'database'
  | 'queue'
  | 'output';

/** Title of a page for the way to such a place. */
export const SINK_TITLES: Readonly<Record<SinkWord, (name: string) => string>> = {
  database: (name) => `How ${name} uses the database`,
  queue: (name) => `How ${name} passes messages on`,
  request: (name) => `How ${name} makes its request`,
  process: (name) => `How ${name} starts another program`,
  'writes-file': (name) => `How ${name} writes to disk`,
  listens: (name) => `How ${name} opens its port`,
  'reads-file': (name) => `How ${name} reads from disk`,
  output: (name) => `How ${name} comes to print`,
};

/** What is done there, as a verb without a subject. */
export const SINKS: Readonly<Record<SinkWord, string>> = {
  'reads-file': 'reads from disk with',
  'writes-file': 'changes files with',
  request: 'makes a request with',
  listens: 'opens a port with',
  process: 'starts another program with',
  database: 'talks to the database through',
  queue: 'hands a message over with',
  output: 'prints with',
};
