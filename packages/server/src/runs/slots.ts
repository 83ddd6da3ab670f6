/** A bounded number of places, with a line of those who wait. */
export interface Slots {
  /** Settles with the function that gives the place back; rejects with the signal's reason. */
  take(options: TakeOptions): Promise<() => void>;
  readonly taken: number;
  readonly waiting: number;
}

/** How one waits for a place. */
interface TakeOptions {
  readonly signal: AbortSignal;
  /** Called with the place in the line, 1 for the next, whenever it changes. */
  readonly onPosition?: (position: number) => void;
}

interface Waiter {
  readonly enter: () => void;
  readonly onPosition: ((position: number) => void) | undefined;
  position: number;
}

/** Places for `count` at once, given in the order of asking. */
export function createSlots(count: number): Slots {
  const line: Waiter[] = [];
  let taken = 0;

  const tellPositions = (): void => {
    for (const [index, waiter] of line.entries()) {
      if (waiter.position === index + 1) continue;
      waiter.position = index + 1;
      waiter.onPosition?.(index + 1);
    }
  };
  const giveBack = (): (() => void) => {
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      taken--;
      line.shift()?.enter();
      tellPositions();
    };
  };

  return {
    take({ signal, onPosition }) {
      if (signal.aborted) return Promise.reject(signal.reason);
      if (taken < count) {
        taken++;
        return Promise.resolve(giveBack());
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          enter() {
            signal.removeEventListener('abort', leave);
            taken++;
            resolve(giveBack());
          },
          onPosition,
          position: 0,
        };
        const leave = (): void => {
          line.splice(line.indexOf(waiter), 1);
          tellPositions();
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        line.push(waiter);
        tellPositions();
      });
    },
    get taken() {
      return taken;
    },
    get waiting() {
      return line.length;
    },
  };
}
