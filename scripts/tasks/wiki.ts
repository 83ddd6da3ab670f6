// `npm run wiki -- <repository>`, and `npm start` with arguments: the command line, built when its sources changed.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build.ts';
import { ROOT } from './run-step.ts';

buildIfNeeded('command-line');
await import(pathToFileURL(join(ROOT, 'packages/cli/dist/main.mjs')).href);
