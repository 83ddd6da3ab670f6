import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line between two places. */
export interface ShapedLinkOptions {
  /** Delay there and back, in milliseconds. */
  readonly roundTripMs: number;
  /** Of all connections together, for each direction. */
  readonly bitsPerSecond: number;
}

/** Bytes that may wait in one direction of one connection before its sender is held back. */
const WINDOW_BYTES = 4 << 20;

/**
 * A port on 127.0.0.1 that leads to `targetPort` as slowly as a real line: each byte waits for its turn, then half a
 * round trip; a connection costs a round trip before its first byte, as a handshake does.
 */
export async function openShapedLink(targetPort: number, options: ShapedLinkOptions): Promise<{ port: number }> {
  const upwards = new Lane(options);
  const downwards = new Lane(options);
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const target = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true });
    client.setNoDelay(true);
    target.setNoDelay(true);
    upwards.carry(client, target, options.roundTripMs);
    downwards.carry(target, client, 0);
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroySoon());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
}

/** One direction. */
class Lane {
  /** When the last byte taken so far has left the near end, in milliseconds of `performance.now()`. */
  #freeAt = 0;
  readonly #options: ShapedLinkOptions;

  constructor(options: ShapedLinkOptions) {
    this.#options = options;
  }

  carry(from: Socket, to: Socket, handshakeMs: number): void {
    const { bitsPerSecond, roundTripMs } = this.#options;
    const openAt = performance.now() + handshakeMs;
    let waiting = 0;
    // Timers of unequal length may come in another order: each one does what is next, not what it was set for.
    const queue: (() => void)[] = [];
    const later = (work: () => void): void => {
      queue.push(work);
      setTimeout(
        () => queue.shift()?.(),
        Math.max(0, Math.max(this.#freeAt, openAt) + roundTripMs / 2 - performance.now()),
      );
    };
    from.on('data', (chunk) => {
      this.#freeAt = Math.max(this.#freeAt, performance.now()) + (chunk.length * 8000) / bitsPerSecond;
      waiting += chunk.length;
      if (waiting > WINDOW_BYTES) from.pause();
      later(() => {
        waiting -= chunk.length;
        if (waiting <= WINDOW_BYTES) from.resume();
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on('end', () => later(() => to.end()));
  }
}
