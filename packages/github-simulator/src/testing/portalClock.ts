import { SteppedClock } from '../clock';

/** What the portal must keep of real time: only what the clock says is made up. */
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

/** One time for the simulator and the portal: it stands still until a test moves it. @public */
export interface PortalClock {
  simulated: SteppedClock;
  /** Lets everything happen at GitHub that falls due within so many milliseconds. */
  advance(ms: number): void;
  stop(): void;
}

/** Jest's clock follows it, for whoever asks `Date`; timers stay real. @public */
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
