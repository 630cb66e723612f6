export { failureSentence, failureWords } from './failureWords';
export { ListFrame } from './ListFrame';
export { LoadFailure } from './LoadFailure';
export { type LiveData, type LiveOptions, useLiveData } from './useLiveData';
export { usePages } from './usePages';
export { useHeldOrder } from './useHeldOrder';
