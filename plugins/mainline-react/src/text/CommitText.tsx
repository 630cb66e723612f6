import { Link } from '@backstage/ui';
import styles from './CommitText.module.css';
import { MiddleTruncate } from './MiddleTruncate';

/**
 * A commit: its short sha, a link where there is one, and the first line of its message.
 *
 * @public
 */
export function CommitText(props: {
  sha: string;
  message?: string;
  url?: string;
}) {
  const subject = props.message?.split('\n')[0];
  const short = props.sha.slice(0, 7);
  return (
    <span className={styles.root}>
      <code className={styles.sha} title={props.sha}>
        {props.url ? (
          <Link href={props.url} variant="body-small" standalone>
            {short}
          </Link>
        ) : (
          short
        )}
      </code>
      {subject && <MiddleTruncate text={subject} keep={10} />}
    </span>
  );
}
