import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerClock } from '../../src/1-acquire/server-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a server’s clock', () => {
  it.each([
    ['silence', (clock: ServerClock) => clock.start(), 15_000, true],
    ['time that git takes', (clock: ServerClock) => clock.stop(), 600_000, false],
  ] as const)('says whether %s is too long', (_title, turn, waited, isGivenUp) => {
    const onSilent = vi.fn();
    const clock = new ServerClock(15_000, onSilent);
    clock.start();
    vi.advanceTimersByTime(14_999);
    expect(onSilent).not.toHaveBeenCalled();
    turn(clock);
    vi.advanceTimersByTime(waited);
    expect(onSilent.mock.calls.length > 0).toBe(isGivenUp);
    clock.stop();
  });

  it.each([
    ['drips', 50, true],
    ['sends steadily', 2_000, false],
  ])('tells a server that talks but %s', (_title, bytesPerSecond, isGivenUp) => {
    const onSilent = vi.fn();
    const clock = new ServerClock(15_000, onSilent);
    clock.start();
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1000);
      clock.count(bytesPerSecond);
      clock.heard();
    }
    expect(onSilent.mock.calls.length > 0).toBe(isGivenUp);
    clock.stop();
  });

  it('does not take bytes for a sign of life while git makes nothing of them', () => {
    const onSilent = vi.fn();
    const clock = new ServerClock(15_000, onSilent);
    clock.start();
    for (let second = 0; second < 16; second++) {
      vi.advanceTimersByTime(1000);
      clock.count(100_000);
    }
    expect(onSilent).toHaveBeenCalledOnce();
    clock.stop();
  });
});
