/**
 * Why a pack is not read here: it or one of its objects is too much for the bounds of memory, there is no room for it on
 * the disk, or the server's answer is not what was asked for.
 */
export type RefusalReason = 'too-large' | 'no-room' | 'odd';

/** A pack that is left to git. Never leaves this room. */
export class PackRefusal extends Error {
  override readonly name = 'PackRefusal';
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, what: string, cause?: unknown) {
    super(what, { cause });
    this.reason = reason;
  }
}
