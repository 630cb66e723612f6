import { SteppedClock } from '@mainline/github-simulator';

/** What the backend must keep of real time: only what the clock says is made up. */
const real = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** One time for the simulator and the backend: it stands still until a test moves it. */
export interface PortalClock {
  simulated: SteppedClock;
  /** Lets everything happen at GitHub that falls due within so many milliseconds. */
  advance(ms: number): void;
  stop(): void;
}

export function portalClock(start: string): PortalClock {
  const simulated = new SteppedClock(start);
  jest.useFakeTimers({ doNotFake: [...real], now: simulated.now() });
  return {
    simulated,
    advance(ms) {
      simulated.advance(ms);
      jest.setSystemTime(simulated.now());
    },
    stop() {
      jest.useRealTimers();
    },
  };
}
