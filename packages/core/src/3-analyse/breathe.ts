/**
 * Lets waiting events run (progress, health probes, cancellation) before the next long step.
 * @throws the signal's reason when it was aborted
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
