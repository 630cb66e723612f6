export { isTyping } from './isTyping';
export { useRowKeys } from './useRowKeys';
export { useSlashFocus } from './useSlashFocus';
