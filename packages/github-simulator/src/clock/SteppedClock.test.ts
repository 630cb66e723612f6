import { RunningClock } from './RunningClock';
import { SteppedClock } from './SteppedClock';

describe('SteppedClock', () => {
  it('runs what falls due in order of time, each event at its own time', () => {
    const clock = new SteppedClock(1_000);
    const seen: Array<[string, number]> = [];
    const note = (name: string) => () => seen.push([name, clock.now()]);
    clock.schedule(1_300, note('late'));
    clock.schedule(1_100, note('early'));
    clock.schedule(1_100, note('early, scheduled second'));
    clock.schedule(1_500, note('not yet'));
    clock.advance(400);
    expect(seen).toEqual([
      ['early', 1_100],
      ['early, scheduled second', 1_100],
      ['late', 1_300],
    ]);
    expect(clock.now()).toBe(1_400);
  });

  it('runs events that events schedule, if they fall due on the way', () => {
    const clock = new SteppedClock(0);
    const seen: number[] = [];
    const tick = () => {
      seen.push(clock.now());
      clock.schedule(clock.now() + 10, tick);
    };
    clock.schedule(10, tick);
    clock.advance(35);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('runs an event that was scheduled in the past as soon as it moves', () => {
    const clock = new SteppedClock(100);
    const seen: number[] = [];
    clock.schedule(50, () => seen.push(clock.now()));
    clock.advance(0);
    expect(seen).toEqual([100]);
  });
});

describe('RunningClock', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000 }));
  afterEach(() => jest.useRealTimers());

  it('runs events as real time passes, and when it is advanced', () => {
    const clock = new RunningClock();
    const seen: number[] = [];
    const note = () => seen.push(clock.now());
    clock.schedule(2_000, note);
    clock.schedule(61_000, note);
    jest.advanceTimersByTime(1_500);
    expect(seen).toEqual([2_000]);
    clock.advance(60_000);
    expect(seen).toEqual([2_000, 61_000]);
    expect(clock.now()).toBe(62_500);
  });

  it('runs nothing more once it is stopped', () => {
    const clock = new RunningClock();
    const event = jest.fn();
    clock.schedule(2_000, event);
    clock.stop();
    jest.advanceTimersByTime(10_000);
    expect(event).not.toHaveBeenCalled();
  });
});
