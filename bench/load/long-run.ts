// Runs of 330 s without a single event in between, through the interface's own proxy: five and a half minutes are longer
// than Node's `fetch` waits for the head of an answer, and silent runs have nothing but signs of life to keep them.
// A script with our client, a browser with its own EventSource, and a caller with plain HTTP wait for one each. Prints
// what each saw; exit code 1 when one was cut, missed an event or got no wiki.
//   npm run bench -- load/long-run [--seconds 330]
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startReplica } from '../../packages/server/test/replicas.ts';
import { buildIfNeeded } from '../../scripts/tasks/build.ts';
import { startUi } from './start-ui.ts';
import { type Waited, waitAsBrowser, waitAsScript, waitWithPlainHttp } from './wait-for-run.ts';

/** Longer than Node's `fetch` waits for the head of an answer. @source server.md, "Timeouts end to end" */
const DEFAULT_SECONDS = '330';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: DEFAULT_SECONDS } } });
const seconds = Number(values.seconds);
buildIfNeeded('applications');
const backend = await startReplica({ ORION_MAX_STARTS_PER_MINUTE: '0', ORION_TRUSTED_PROXIES: '1' });
const ui = await startUi(backend.url);
try {
  // One page, told at the very end: the conductor is scripted, everything around it is real.
  const order = () => ({
    url: ui.url,
    runId: randomUUID(),
    repository: `https://git.example.org/paced/1x${seconds * 1000}`,
    // Longer than the run by what a busy machine may need, so that nothing is waited for without end.
    signal: AbortSignal.timeout((seconds + 60) * 1000),
  });
  const all = await Promise.all([waitAsScript(order()), waitAsBrowser(order()), waitWithPlainHttp(order())]);
  for (const one of all) print(one);
} finally {
  await ui.stop();
  await backend.stop();
}

function print({ who, tookMs, requests, lastEvent, events, longestSilenceMs, fault }: Waited): void {
  const isGood = fault === undefined && tookMs >= seconds * 1000;
  if (!isGood) process.exitCode = 1;
  const told = lastEvent === undefined ? '' : `, ${events} events to the last one, ${lastEvent}`;
  const silence = longestSilenceMs === undefined ? '' : `, longest silence ${(longestSilenceMs / 1000).toFixed(1)} s`;
  const took = `${(tookMs / 1000).toFixed(1)} s in ${requests} ${requests === 1 ? 'connection' : 'connections'}`;
  process.stdout.write(
    `${isGood ? 'ok    ' : 'MISSED'} ${who}: ${took}${told}${silence}${fault ? `: ${fault}` : ''}\n`,
  );
}
