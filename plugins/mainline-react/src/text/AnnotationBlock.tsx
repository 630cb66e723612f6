import { CopyBlock } from './CopyBlock';

/**
 * The lines of a catalog-info.yaml that give an annotation a value, to be copied.
 *
 * @public
 */
export function AnnotationBlock(props: { annotation: string; value: string }) {
  const { annotation, value } = props;
  return (
    <CopyBlock
      text={`metadata:\n  annotations:\n    ${annotation}: ${value}`}
    />
  );
}
