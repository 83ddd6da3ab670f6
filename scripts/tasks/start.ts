// `npm start` serves; `npm start -- <repository>` writes one wiki from facts, prints its path and ends.
import { enableCompileCache } from 'node:module';
import { buildIfNeeded } from './build.ts';
import { readAddresses, requireFreePorts, serve } from './serve.ts';

const repositoryArguments = process.argv.slice(2);
if (repositoryArguments.length > 0) {
  enableCompileCache();
  const { runCli } = await import('../../packages/cli/src/run-cli.ts');
  await runCli(repositoryArguments);
} else {
  const addresses = readAddresses();
  await requireFreePorts(addresses);
  buildIfNeeded();
  await serve(
    [
      {
        name: 'backend',
        command: [process.execPath, '--enable-source-maps', 'dist/main.mjs'],
        folder: 'packages/server',
      },
      { name: 'web interface', command: [process.execPath, 'build/index.js'], folder: 'packages/web' },
    ],
    addresses,
  );
}
