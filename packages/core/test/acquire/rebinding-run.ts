// One acquisition whose name server changes its mind: 127.0.0.1 first, a private address from then on. Run under a
// system-call trace by attack-rebinding.test.ts. Arguments: port, job folder. Prints how often the name was looked up.
import { acquire } from '../../src/1-acquire/acquire.ts';
import { createOutboundPolicy } from '../../src/network/index.ts';
import { LOOPBACK_SETTINGS } from './loopback-settings.ts';

const [port = '', jobRoot = ''] = process.argv.slice(2);
let lookUps = 0;
const resolver = async () => [{ address: lookUps++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
const policy = createOutboundPolicy(LOOPBACK_SETTINGS, resolver);
const { signal } = new AbortController();
const snapshot = await acquire({ url: `http://rebind.example:${port}/tiny` }, { policy, jobRoot, signal });
let files = 0;
for await (const _blob of snapshot.read(snapshot.tree.map(({ path }) => path))) files++;
await snapshot.close();
process.stdout.write(JSON.stringify({ lookUps, files }));
