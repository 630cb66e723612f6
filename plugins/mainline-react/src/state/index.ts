export { type MarkState, markOf, markOfHealth } from './MarkState';
export { StateMark, type StateMarkProps } from './StateMark';
export { type Attempted, useStateWords } from './useStateWords';
