// `npm run dev`: backend from source, restarted on change; web interface with hot replacement.
import { join } from 'node:path';
import { ROOT } from './run-step.ts';
import { readAddresses, requireFreePorts, serve } from './serve.ts';

const addresses = readAddresses();
await requireFreePorts(addresses);
const suffix = process.platform === 'win32' ? '.CMD' : '';
const vite = join(ROOT, 'packages/web/node_modules/.bin', `vite${suffix}`);
await serve(
  [
    { name: 'backend', command: [process.execPath, '--watch', 'src/main.ts'], folder: 'packages/server' },
    {
      name: 'web interface',
      command: [vite, 'dev', '--host', addresses.host, '--port', String(addresses.uiPort), '--strictPort'],
      folder: 'packages/web',
    },
  ],
  addresses,
);
