export { CopyBlock } from './CopyBlock';
export { MiddleTruncate } from './MiddleTruncate';
