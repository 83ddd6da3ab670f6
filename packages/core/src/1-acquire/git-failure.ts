/** Who ended a git process before it was done. */
export type GitStop = 'cancelled' | 'idle' | 'wall' | 'stderr' | 'disk';

/** A git process that ended badly. Stays inside this room and becomes the `cause` of an OrionError. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';
  /** `undefined` when the process was ended by a signal or never started. */
  readonly exitCode: number | undefined;
  /** The last lines git wrote, without control characters. Holds no credential: git never has one. */
  readonly stderr: string;
  readonly stop: GitStop | undefined;

  constructor(step: string, details: { exitCode?: number | undefined; stderr: string; stop?: GitStop | undefined }) {
    const how = details.stop ? `was stopped (${details.stop})` : `ended with ${details.exitCode ?? 'a signal'}`;
    super(`git ${step} ${how}${details.stderr === '' ? '' : `: ${details.stderr}`}`);
    this.exitCode = details.exitCode;
    this.stderr = details.stderr;
    this.stop = details.stop;
  }
}
