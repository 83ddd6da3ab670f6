/** What one room of core may import beside its own files, and why the rest stays out. */
export interface Room {
  /** Folder below packages/core/src. */
  readonly folder: string;
  /** Import alias of the room's output type, if others may take it. */
  readonly alias?: string;
  /** Position in the pipeline; rooms without one serve all stages. */
  readonly stage?: number;
  /** Packages and node modules allowed in every file of the room. */
  readonly allows: readonly string[];
  /** Files that may import more: the only places of their kind. */
  readonly exceptions?: readonly { readonly files: readonly string[]; readonly allows: readonly string[] }[];
}

/** Every package and node module that only some rooms may import. Types of `node:net` are harmless but rare: not listed. */
export const GUARDED_MODULES = [
  'node:*',
  'simple-git',
  'openai',
  'openai/*',
  'undici',
  'shiki',
  'shiki/*',
  '@shikijs/*',
  'markdown-it',
  'markdown-it/*',
  '@hpcc-js/wasm-graphviz',
  'web-tree-sitter',
  'yaml',
  'smol-toml',
  'zod',
] as const;

/**
 * The rooms of core. One table: biome.json's border rules and the border test are made from it.
 * @source architecture.md §7
 */
export const ROOMS: readonly Room[] = [
  { folder: '0-vocabulary', alias: '#vocabulary', allows: ['zod'] },
  { folder: 'errors', alias: '#errors', allows: [] },
  { folder: 'text', allows: [] },
  { folder: 'graph', allows: [] },
  { folder: 'messages', alias: '#messages', allows: [] },
  { folder: 'network', alias: '#network', allows: ['node:*', 'undici'] },
  {
    folder: 'language-model',
    alias: '#language-model',
    allows: [],
    exceptions: [{ files: ['openai-model.ts'], allows: ['openai', 'openai/*', 'node:*'] }],
  },
  { folder: '1-acquire', alias: '#snapshot', stage: 1, allows: ['node:*', 'simple-git'] },
  { folder: '2-survey', alias: '#survey', stage: 2, allows: ['yaml', 'smol-toml'] },
  {
    folder: '3-analyse',
    alias: '#analysis',
    stage: 3,
    allows: ['yaml'],
    exceptions: [
      {
        files: ['parse-pool.ts', 'parse-lane.ts', 'parse-worker.ts', 'grammar-files.ts'],
        allows: ['node:*', 'web-tree-sitter', 'yaml'],
      },
    ],
  },
  { folder: '4-plan', alias: '#plan', stage: 4, allows: [] },
  { folder: '5-write', alias: '#draft', stage: 5, allows: ['markdown-it', 'markdown-it/*', 'zod'] },
  { folder: '6-verify', alias: '#verified', stage: 6, allows: [] },
  {
    folder: '7-render',
    stage: 7,
    allows: ['markdown-it', 'zod'],
    exceptions: [
      {
        files: ['render-worker.ts', 'render-pool.ts', 'highlight.ts'],
        allows: ['node:*', 'shiki', 'shiki/*', '@shikijs/*', '@hpcc-js/wasm-graphviz'],
      },
    ],
  },
];
