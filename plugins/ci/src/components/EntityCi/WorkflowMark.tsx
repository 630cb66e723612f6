import { Link } from '@backstage/ui';
import type { RunSummary } from '@mainline/backstage-plugin-ci-common';
import {
  markOf,
  MiddleTruncate,
  StateMark,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { useServiceLinks } from '../shared';
import styles from './WorkflowMark.module.css';

/** What one workflow says of a commit; opens its run. */
export function WorkflowMark(props: { run: RunSummary; entityRef: string }) {
  const { run, entityRef } = props;
  const links = useServiceLinks();
  const { ofAttempt } = useStateWords();
  const name = run.workflowName ?? run.workflowPath ?? run.workflowId;
  const word = ofAttempt(run);
  const state = markOf(run);

  return (
    <Link
      href={links.run(entityRef, { runId: run.id, attempt: run.attempt })}
      className={styles.root}
      variant="body-small"
      color="primary"
      standalone
      aria-label={`${name}: ${word}`}
      data-row-link
    >
      <StateMark state={state} word={word} shapeOnly size={12} />
      <MiddleTruncate text={name} className={styles.name} />
      {saysMore(run) && <span className={styles.word}>{word}</span>}
    </Link>
  );
}

/** A word stands beside the shape wherever the shape alone would leave a question. */
function saysMore(run: RunSummary): boolean {
  const plain = ['success', 'failure', undefined];
  return (
    run.flaky ||
    !['passing', 'failing', 'running'].includes(run.outcome) ||
    !plain.includes(run.conclusion)
  );
}
