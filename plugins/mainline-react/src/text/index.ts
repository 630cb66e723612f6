export { AnnotationBlock } from './AnnotationBlock';
export { CommitText } from './CommitText';
export { CopyBlock } from './CopyBlock';
export { MiddleTruncate } from './MiddleTruncate';
