export { failureSentence } from './failureSentence';
export { LoadFailure } from './LoadFailure';
export { type LiveData, useLiveData } from './useLiveData';
export { useHeldOrder } from './useHeldOrder';
