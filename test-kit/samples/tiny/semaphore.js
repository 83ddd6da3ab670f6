const POSITIONS = { a: [5, 4], e: [3, 4], h: [6, 5], l: [1, 5], o: [6, 1] };

/** The flag positions for each letter of the text; letters without a position are left out. */
export function spell(text) {
  return [...text.toLowerCase()].map((letter) => POSITIONS[letter]).filter((pair) => pair !== undefined);
}

for (const [left, right] of spell(process.argv[2] ?? '')) console.log(`left ${left}, right ${right}`);
