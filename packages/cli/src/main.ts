#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Loading the libraries takes most of a short run's time; Node keeps them compiled in its own cache folder.
enableCompileCache();
const { runCli } = await import('./run-cli.ts');
await runCli(process.argv.slice(2));
