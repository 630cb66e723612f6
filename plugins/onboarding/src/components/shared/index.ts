export { ItemMark } from './ItemMark';
export { nameOfRef } from './nameOfRef';
export { ProgressBar } from './ProgressBar';
export { useOnboardingSentence } from './useOnboardingSentence';
export { useChecklistWords } from './useChecklistWords';
export { useOnboardingLinks } from './useOnboardingLinks';
