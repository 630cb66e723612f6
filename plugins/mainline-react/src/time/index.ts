export { Age } from './Age';
export { CompleteUpTo } from './CompleteUpTo';
export { formatAge } from './formatAge';
export { formatDuration } from './formatDuration';
export {
  formatDay,
  formatInstant,
  formatInstantInList,
  formatTimeOfDay,
} from './formatInstant';
export { useNow } from './useNow';
