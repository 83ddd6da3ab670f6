/** How a list is worked off. */
export interface PoolOrders<T> {
  /** How many may be at work now, at least 1; asked again before each start. */
  readonly width: () => number;
  readonly work: (item: T) => Promise<void>;
}

/** Works off the items in order, some side by side. Rejects with the first failure after everything begun has ended. */
export async function runPool<T>(items: readonly T[], { width, work }: PoolOrders<T>): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for (const item of items) {
    while (running.size >= width()) await Promise.race(running);
    if (failures.length > 0) break;
    const task: Promise<void> = work(item)
      .catch((failure: unknown) => {
        failures.push(failure);
      })
      .finally(() => running.delete(task));
    running.add(task);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
