/** A worker for tests of the pool: does to each job what the job's path says. */
import { parentPort } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from '../../src/3-analyse/parsing/parse-worker.ts';

const NOTHING = {
  symbols: [],
  calls: [],
  outcomes: [],
  uses: [],
  origins: [],
  values: [],
  returns: [],
  surface: { lookedUp: [], registries: [], writes: [], entries: [], options: [] },
  environment: [],
  builtSettings: [],
  readers: [],
  schemas: [],
  titles: [],
  caseCount: 0,
  remarks: [],
  exportNames: [],
};

const say = (answer: WorkerAnswer): void => parentPort?.postMessage(answer);
let answered = 0;

say({ isReady: true });
parentPort?.on('message', (request: WorkerRequest) => {
  if (request.warm !== undefined) return;
  const { number, job } = request;
  if (job.path === 'hang') for (;;) Math.sqrt(2);
  if (job.path === 'crash' || (job.path === 'crash-when-used' && answered > 0)) process.exit(1);
  if (job.path === 'broken') say({ number, outcome: { failure: 'PARSE_MEMORY', isBroken: true } });
  else say({ number, outcome: { parsed: NOTHING } });
  answered++;
});
