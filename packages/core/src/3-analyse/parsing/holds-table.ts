/** The beginning of a table or list behind the equals sign of a declaration. */
const CONTAINER = /[^=!<>]=\s{0,4}(\{|\[|new (Map|Set)\b)/;

/** Whether a variable is declared as a table or list: that is filled and looked up, not replaced. */
export function holdsTable(signature: string): boolean {
  return CONTAINER.test(signature);
}
