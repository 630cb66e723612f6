export { RunningClock } from './RunningClock';
export type { SimulatedClock } from './SimulatedClock';
export { SteppedClock } from './SteppedClock';
