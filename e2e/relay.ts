import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A relay on loopback that can cut every connection that runs through it, as a bad network does. */
export interface Relay {
  readonly url: string;
  /** Connections that are open. */
  readonly open: () => number;
  /** Cuts what is open now; new connections pass. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a relay in front of `target`. */
export async function startRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const beyond = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    open: () => sockets.size / 2,
    cut,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
