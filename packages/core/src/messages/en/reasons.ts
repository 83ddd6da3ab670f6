/**
 * One phrase for each value of the param `reason` of REPO_URL_INVALID, REPO_HOST_FORBIDDEN and REPO_UNREACHABLE, in
 * English. Continues a sentence after a colon, hence no capital and no full stop.
 */
export const reasons = {
  empty: 'it is empty',
  'too-long': 'it is longer than 2,048 characters',
  'leading-dash': 'it begins with a hyphen',
  'local-path': 'it is a folder or file, and only the command line reads local folders',
  'no-folder': 'there is no such folder on this computer',
  'no-git-folder': 'the folder is not part of a git repository',
  'git-helper': 'addresses with “::” start a helper program and are never used',
  characters: 'it holds characters that do not belong in an address',
  scheme: 'only https addresses are read',
  'ssh-host': 'it is an ssh address of a host whose https address is not known; paste the https one',
  'not-an-address': 'it has no host name that makes sense',
  'host-name': 'the host name holds characters that do not belong there',
  path: 'the part after the host does not name a repository',
  credentials: 'it holds a user name or token; put the token into its own field',
  'plain-http': 'plain http is switched off here, use https',
  port: 'this port is not open here',
  'not-listed': 'only hosts on the operator’s list may be contacted',
  'private-address': 'it is, or leads to, a private, local or reserved network address',
  redirect: 'it leads on to an address without encryption',
  dns: 'the name of the host is not known',
  refused: 'the host refused the connection',
  'no-route': 'there is no way to this network',
  timeout: 'no answer came in time',
  'connection-cut': 'the connection was cut',
  certificate: 'the host’s certificate is not trusted',
  'not-http': 'the answer made no sense',
  'answer-too-large': 'the answer was far too long',
  'server-error': 'the host reports a fault of its own',
  'too-many-requests': 'the host limits how often it may be asked, try again later',
  'too-many-redirects': 'the address leads on from place to place',
  'no-match': 'no file of the repository matches',
  'not-a-wiki': 'it is not a wiki made by OrionWiki',
  'local-wiki': 'the wiki was made from a local folder; say where it is',
  'request-refused': 'the provider refused the request',
};

/** A reason; permanent once released. */
export type ReasonKey = keyof typeof reasons;

/** One text for each reason; a missing one does not compile. */
export type ReasonTexts = Readonly<Record<ReasonKey, string>>;
