import type { ErrorTexts } from '../message-types.ts';

/** Error texts in English. Slots in braces are the error's params. */
export const errors: ErrorTexts = {
  REQUEST_INVALID: {
    title: 'The request is not valid',
    message: 'The field “{field}” was refused: {reason}.',
    hint: 'Correct this field and send the request again.',
  },
  REPO_URL_INVALID: {
    title: 'This is not a repository address',
    message: 'This does not look like the address of a git repository: {reason}.',
    hint: 'Use the address from the browser or the https clone address, for example https://github.com/owner/repo.',
  },
  REPO_HOST_FORBIDDEN: {
    title: 'This address is not allowed here',
    message: 'This server may not contact {host}: {reason}.',
    hint: 'Use a public https address. The operator can allow a host with ORION_ALLOW_HOSTS, an address range with ORION_ALLOW_CIDRS, a port with ORION_ALLOW_PORTS and plain http with ORION_ALLOW_HTTP.',
  },
  REF_NOT_FOUND: {
    title: 'Branch, tag or commit not found',
    message: 'The repository has no branch, tag or commit called “{ref}”.',
    hint: 'Check the spelling, or leave the field empty to read the default branch.',
  },
  REF_TOO_SHORT: {
    title: 'The commit id is too short',
    message: 'Git servers find a commit only by its whole id; “{ref}” is a shortened one.',
    hint: 'Paste the whole commit id of 40 or 64 characters, or use a branch or tag.',
  },
  SUBDIR_NOT_FOUND: {
    title: 'Folder not found',
    message: 'The repository has no folder “{subdir}” at this commit.',
    hint: 'Check the spelling, including capital letters, or leave the field empty to read everything.',
  },
  RUN_NOT_FOUND: {
    title: 'This run is not on the server',
    message: 'The server has no run with this id: it ended some time ago, or it was never started.',
    hint: 'Generate the wiki again.',
  },
  PORT_TAKEN: {
    title: 'The port is in use',
    message: 'Another program is listening on port {port}.',
    hint: 'Stop that program, or choose other ports with PORT_BACKEND for the backend and PORT for the interface.',
  },
  REPO_NOT_FOUND_OR_PRIVATE: {
    title: 'Repository not found, or private',
    message: '{host} has no public repository at this address. It may not exist, or it may need an access token.',
    hint: 'Check the address. If the repository is private, add an access token with read access to code.',
  },
  REPO_AUTH_FAILED: {
    title: 'The access token was not accepted',
    message: '{host} refused the access token for this repository.',
    hint: 'Check that the token has not expired and has read access to the code of this repository. Some hosts need a user name too.',
  },
  REPO_NOT_GIT: {
    title: 'No git repository at this address',
    message: '{host} answered with something other than a git repository, perhaps a web page or a sign-in page.',
    hint: 'Use the address for cloning over https. Behind a company sign-in, add an access token.',
  },
  REPO_UNREACHABLE: {
    title: 'The host does not answer',
    message: 'No connection to {host}: {reason}.',
    hint: 'Check the host name and that the host can be reached from this server, then try again.',
  },
  REPO_EMPTY: {
    title: 'The repository is empty',
    message: 'The repository has no commit yet, so there is nothing to describe.',
    hint: 'Push a first commit, or choose a branch that has one.',
  },
  CLONE_TIMEOUT: {
    title: 'Fetching took too long',
    message: '{host} did not deliver the repository within {seconds} seconds.',
    hint: 'Try again. If the repository is very large, choose a folder of it.',
  },
  SERVER_UNREACHABLE: {
    title: 'The OrionWiki server does not answer',
    message: 'No connection to {server}.',
    hint: 'Check the address of the server and that it is running, then try again.',
  },
  REPO_TOO_LARGE: {
    title: 'The repository is too large',
    message: 'None of the chosen files could be read within the limits of {limit}.',
    hint: 'Choose a folder of the repository, or narrow the file patterns.',
  },
  BUDGET_EXCEEDED: {
    title: 'The token budget is too small',
    message: 'Planning alone needs about {needed} tokens; the budget is {budget}.',
    hint: 'Raise the budget, or generate the wiki from the code alone.',
  },
  RATE_LIMITED: {
    title: 'Too many requests',
    message: 'This address has sent too many requests in a short time.',
    hint: 'Wait {seconds} seconds, then try again.',
  },
  SERVER_BUSY: {
    title: 'The server is busy',
    message: 'All places for running and waiting wikis are taken.',
    hint: 'Wait {seconds} seconds, then try again.',
  },
  DRAINING: {
    title: 'The server is restarting',
    message: 'This server is finishing its work before a restart and takes no new wikis.',
    hint: 'Try again in {seconds} seconds.',
  },
  MODEL_AUTH_FAILED: {
    title: 'The model provider refused the key',
    message: '{host} did not accept the API key.',
    hint: 'Check the key and that it belongs to this base URL, or generate the wiki from the code alone.',
  },
  MODEL_NOT_FOUND: {
    title: 'The model is not available',
    message: '{host} has no model called “{model}” at this base URL.',
    hint: 'Check the model name and the base URL; most providers’ base URLs end in /v1.',
  },
  MODEL_QUOTA: {
    title: 'No quota left at the model provider',
    message: '{host} reports that the account has no quota or credit left.',
    hint: 'Add credit at the provider, or generate the wiki from the code alone.',
  },
  MODEL_RATE_LIMITED: {
    title: 'The model provider limits requests',
    message: '{host} kept refusing requests because there were too many in a short time.',
    hint: 'Wait a few minutes, then try again.',
  },
  MODEL_UNREACHABLE: {
    title: 'The model provider does not answer',
    message: 'No usable answer from {host}: {reason}.',
    hint: 'Check the base URL and that it can be reached from this server, then try again.',
  },
  MODEL_TIMEOUT: {
    title: 'The model took too long',
    message: '{host} sent nothing for {seconds} seconds.',
    hint: 'Try again, or choose a faster model.',
  },
  STORE_UNREACHABLE: {
    title: 'The server cannot reach its store',
    message: 'This server shares its wikis with others through a store (Redis), and the store does not answer.',
    hint: 'Try again in a minute. Whoever runs the server checks REDIS_URL, REDIS_PASSWORD and the store itself.',
  },
  RUN_LOST: {
    title: 'The run was lost',
    message: 'The server that worked on this wiki stopped before it was done.',
    hint: 'Generate the wiki again.',
  },
  INTERNAL: {
    title: 'Something failed on our side',
    message: 'An unexpected error stopped the work. Incident: {incidentId}.',
    hint: 'Try again. If it happens again, report it with the incident number; the operator finds the cause in the log under it.',
  },
  CANCELLED: {
    title: 'Cancelled',
    message: 'The run was cancelled.',
    hint: 'Pages that were finished before can still be downloaded.',
  },
};
