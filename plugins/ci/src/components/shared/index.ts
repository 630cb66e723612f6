export { isFlaky, needsAttention } from './isFlaky';
export { useServiceLinks } from './useServiceLinks';
export { failingAt } from './failingAt';
export { MainlineText } from './MainlineText';
export { useContradictionText } from './useContradictionText';
export { useServiceHealth } from './useServiceHealth';
