import type { ErrorCode } from '@orionwiki/core';

/** What kind of work an error asks of an operator, in the order in which the document tells it. */
export const ACTION_GROUPS = {
  log: 'Look into the log',
  network: 'Open a way out',
  capacity: 'Give more room',
  model: 'Look after the model, when the key is yours',
  none: 'Nothing: the person who asked can put it right',
} as const;

/** What an operator does when people meet the code. */
export interface OperatorAction {
  readonly group: keyof typeof ACTION_GROUPS;
  readonly action: string;
}

const act = (group: OperatorAction['group'], action: string): OperatorAction => ({ group, action });

/** Every code of the catalogue: a new one does not compile without a word for operators. */
export const OPERATOR_ACTIONS: Readonly<Record<ErrorCode, OperatorAction>> = {
  INTERNAL: act(
    'log',
    'Search the backend’s log for the incident number: the line holds stack and causes. Report it; nobody but you sees them.',
  ),
  RUN_LOST: act(
    'log',
    'A backend stopped before its runs were done. Look for a restart, `OOMKilled`, an eviction (`/tmp` or memory), or a `DRAIN_TIMEOUT_MS` shorter than your runs. With `RUN_ENGINE=redis` another backend takes over; this code means that it could not either.',
  ),
  RUN_NOT_FOUND: act(
    'log',
    'Usually the result is older than `ORION_RESULT_TTL_MS`, or made way for newer ones (`ORION_RESULT_BYTES`). Often and at once: more than one backend with `RUN_ENGINE=embedded`.',
  ),
  PORT_TAKEN: act('log', 'At start only: another program has the port. Change `PORT_BACKEND` or `PORT`.'),
  STORE_UNREACHABLE: act(
    'log',
    'No backend reaches the Redis that all share. Check that it runs, `REDIS_URL`, that `REDIS_PASSWORD` is the one it has, and the network policies between the two; when its memory is full, give it more.',
  ),
  SERVER_UNREACHABLE: act(
    'log',
    'The UI or a client got no connection to the backend. Check `API_BASE`, that a backend is ready (`/readyz`), and the network policies between the two.',
  ),
  REPO_HOST_FORBIDDEN: act(
    'network',
    'The outbound policy refused the address. For a private host add its name to `ORION_ALLOW_HOSTS`; see [what OrionWiki connects to](outbound.md).',
  ),
  REPO_UNREACHABLE: act(
    'network',
    'No connection to the host. Check names, routes, firewall and egress rules from inside the backend’s pod; a refused certificate needs `ORION_CA_FILE`, a way out through a proxy `ORION_GIT_PROXY`.',
  ),
  CLONE_TIMEOUT: act(
    'network',
    'The host is slow, or something between it and the backend throttles. Repeats cost nothing.',
  ),
  SERVER_BUSY: act(
    'capacity',
    'All places are taken, running and waiting. Add backends (`RUN_ENGINE=redis`), or raise `ORION_MAX_QUEUED`; `ORION_MAX_RUNS` needs memory with it.',
  ),
  RATE_LIMITED: act(
    'capacity',
    'One address started too much. When everybody seems to be one client, `ORION_TRUSTED_PROXIES` does not match the proxies in front; else raise `ORION_MAX_STARTS_PER_MINUTE`.',
  ),
  DRAINING: act(
    'capacity',
    'A backend is on its way out; the next attempt meets another. Lasting: no backend is ready.',
  ),
  REPO_TOO_LARGE: act('capacity', 'Nothing that was chosen fits the limits. A folder of the repository does.'),
  MODEL_AUTH_FAILED: act(
    'model',
    'Put a valid key into `OPENAI_API_KEY`, for the provider that `OPENAI_BASE_URL` names.',
  ),
  MODEL_NOT_FOUND: act('model', 'Put a model of the provider into `OPENAI_MODEL`.'),
  MODEL_QUOTA: act('model', 'Add credit at the provider.'),
  MODEL_RATE_LIMITED: act('model', 'Ask the provider for more, or lower `ORION_MAX_RUNS`.'),
  MODEL_UNREACHABLE: act(
    'model',
    'Check `OPENAI_BASE_URL` and the way out. A model in a private network needs its name in `ORION_ALLOW_HOSTS`.',
  ),
  MODEL_TIMEOUT: act('model', 'The provider was silent for too long. Lasting: choose a faster model.'),
  BUDGET_EXCEEDED: act('none', 'The budget that came with the request is smaller than planning alone needs.'),
  REQUEST_INVALID: act('none', 'The answer names the field.'),
  REPO_URL_INVALID: act('none', 'The address is not one of a repository.'),
  REPO_NOT_FOUND_OR_PRIVATE: act('none', 'The address is wrong, or the repository needs an access token.'),
  REPO_AUTH_FAILED: act('none', 'The access token has expired or may not read code.'),
  REPO_NOT_GIT: act(
    'none',
    'The host answered with something else. For every repository of a host: a sign-in page or an intercepting proxy answers in its place.',
  ),
  REPO_EMPTY: act('none', 'There is no commit yet.'),
  REF_NOT_FOUND: act('none', 'There is no such branch, tag or commit.'),
  REF_TOO_SHORT: act('none', 'Hosts find a commit by its whole id only.'),
  SUBDIR_NOT_FOUND: act('none', 'There is no such folder at this commit.'),
  CANCELLED: act('none', 'Somebody cancelled the run.'),
};
