// `npm start` serves; `npm start -- <repository>` writes one wiki from facts, prints its path and ends.
import { buildIfNeeded } from './build.ts';
import { readAddresses, requireFreePorts, serve } from './serve.ts';

if (process.argv.length > 2) {
  await import('./wiki.ts');
} else {
  const addresses = readAddresses();
  await requireFreePorts(addresses);
  buildIfNeeded('applications');
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
