import { Link } from '@backstage/ui';
import type { ServiceSelfCheck } from '@mainline/backstage-plugin-ci-common';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import styles from './SubjectText.module.css';

/** A commit of the evidence, as far as it is known. */
export function CommitLink(props: {
  sha: string;
  document: ServiceSelfCheck;
  /** Another commit whose message may stand for its own. */
  messageOf?: string;
  /** The SHA alone. */
  bare?: boolean;
  rowLink?: boolean;
}) {
  const { sha, document, messageOf } = props;
  const { checkIns, repositoryUrl } = document;
  const known = checkIns[sha];
  const message = known?.message ?? (messageOf && checkIns[messageOf]?.message);
  const subject = message?.split('\n')[0];
  const url = known?.url ?? (repositoryUrl && `${repositoryUrl}/commit/${sha}`);
  const short = sha.slice(0, 7);
  return (
    <span className={styles.commit}>
      <code className={styles.sha} title={sha}>
        {url ? (
          <Link
            href={url}
            target="_blank"
            variant="body-small"
            standalone
            {...(props.rowLink ? { 'data-row-link': true } : {})}
          >
            {short}
          </Link>
        ) : (
          short
        )}
      </code>
      {subject && !props.bare && <MiddleTruncate text={subject} keep={10} />}
    </span>
  );
}
