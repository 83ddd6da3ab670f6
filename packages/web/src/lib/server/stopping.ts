import { dev } from '$app/env';

/** A thing that must end before the server can: an open stream to a browser. */
export interface Endable {
  destroy(): unknown;
}

const openStreams = new Set<Endable>();
let stopping = false;

// Browsers come back by themselves with the last event's id, so open streams are cut at once:
// the server would otherwise wait for them until its own time limit.
process.once('SIGTERM', endStreams);
// The development server has no SIGINT handler of its own; with one of ours, Ctrl-C would no longer end it.
if (!dev) process.once('SIGINT', endStreams);

function endStreams(): void {
  stopping = true;
  for (const stream of openStreams) stream.destroy();
  openStreams.clear();
}

/** Whether the process was asked to stop. */
export function isStopping(): boolean {
  return stopping;
}

/** Lets `stream` be cut when the process is asked to stop; call the answer when it ends by itself. */
export function endWhenStopping(stream: Endable): () => void {
  openStreams.add(stream);
  return () => openStreams.delete(stream);
}
