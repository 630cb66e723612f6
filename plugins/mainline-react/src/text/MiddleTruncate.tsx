import styles from './MiddleTruncate.module.css';

/**
 * One line of text that gives way in its middle: names differ at their ends. The whole is there on hover, and for
 * screen readers and copying.
 *
 * @public
 */
export function MiddleTruncate(props: {
  text: string;
  /** Characters that always stay at the end. */
  keep?: number;
  className?: string;
}) {
  const { text, keep = 6 } = props;
  const className = `${styles.root} ${props.className ?? ''}`;
  if (text.length <= keep * 2) {
    return <span className={className}>{text}</span>;
  }
  return (
    <span className={className} title={text}>
      <span className={styles.head}>{text.slice(0, -keep)}</span>
      <span className={styles.tail}>{text.slice(-keep)}</span>
    </span>
  );
}
