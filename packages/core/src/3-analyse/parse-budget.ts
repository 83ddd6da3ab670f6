/** Bytes of source handed to the parser. @source engine.md §7: 20 MB, about 5 s of one core */
export const PARSE_BUDGET_BYTES = 20 * 1024 * 1024;
