/** The seven stages, in the order in which data flows through them. */
export const STAGES = ['acquire', 'survey', 'analyse', 'plan', 'write', 'verify', 'render'] as const;

/** One of the seven stages. */
export type StageName = (typeof STAGES)[number];
