/**
 * Holds a rendered overlay of your own against every rule for ours. Ends with 1 and one line for each fault.
 *
 *   kubectl kustomize infra/overlays/acme | node infra/test/check-render.ts
 */
import { text } from 'node:stream/consumers';
import { findFaults } from './find-faults.ts';
import { parseManifests } from './manifest-set.ts';

const manifests = parseManifests(await text(process.stdin)).filter((one) => one !== null);
const faults = manifests.length === 0 ? ['nothing arrived on standard input'] : findFaults(manifests);
for (const fault of faults) process.stdout.write(`${fault}\n`);
if (faults.length === 0) process.stdout.write(`${manifests.length} objects, no fault\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
