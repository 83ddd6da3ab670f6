/** Numbers in [0, 1), the same for the same seed. A linear congruential generator. @source Numerical Recipes, constants of the quick generator */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The values in an order that only the seed decides. */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const all = [...values];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = all[last] as T;
    all[last] = all[other] as T;
    all[other] = kept;
  }
  return all;
}
