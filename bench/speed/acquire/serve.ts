// A git server and two slow links to it, in a process of their own. Arguments: git folders. Prints one line of JSON.
import { startGitServer } from '@orionwiki/test-kit/git-server';
import { openShapedLink } from './open-shaped-link.ts';

/** @source issue "Acquire any repository": 50 Mbit/s and 60 ms there and back */
const LINK = { roundTripMs: 60, bitsPerSecond: 50e6 };

const folders = process.argv.slice(2);
const server = await startGitServer({
  repositories: Object.fromEntries(folders.map((folder, index) => [`bench/${index}`, folder])),
});
const link = await openShapedLink(server.port, LINK);
process.stdout.write(`${JSON.stringify({ loopback: server.port, shaped: link.port })}\n`);
