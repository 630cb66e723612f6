export { CommitText } from './CommitText';
export { isFlaky, needsAttention } from './isFlaky';
export { useServiceLinks } from './useServiceLinks';
export { failingAt } from './failingAt';
export { MainlineText } from './MainlineText';
export { isTyping } from './isTyping';
export { useContradictionText } from './useContradictionText';
export { useEntityRef } from './useEntityRef';
export { useServiceHealth } from './useServiceHealth';
