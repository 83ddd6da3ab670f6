/** Orders two ids of the form `<attempt>-<seq>`: negative, zero or positive, as a sort function gives it. */
export function compareEventIds(first: string, second: string): number {
  const [attemptA, seqA] = parts(first);
  const [attemptB, seqB] = parts(second);
  return attemptA - attemptB || seqA - seqB;
}

/** Whether `first` belongs to an attempt before the one of `second`. */
export function isEarlierAttempt(first: string, second: string): boolean {
  return parts(first)[0] < parts(second)[0];
}

/** Whether nothing comes before this event in its attempt. */
export function isFirstEvent(id: string): boolean {
  return parts(id)[1] <= 1;
}

function parts(id: string): readonly [number, number] {
  const [attempt = '', seq = ''] = id.split('-');
  return [Number(attempt) || 0, Number(seq) || 0];
}
