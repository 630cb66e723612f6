export { type MarkState, markOf, markOfHealth } from './MarkState';
export { NoDataTitle } from './NoDataTitle';
export { StateMark, type StateMarkProps } from './StateMark';
export { type Attempted, useStateWords } from './useStateWords';
