import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CheckInRow } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  CommitText,
  formatDuration,
  ListFrame,
  StateMark,
  useLocale,
  usePages,
  useRowKeys,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { useContradictionText } from '../shared';
import styles from './CheckInsTable.module.css';
import { WorkflowMark } from './WorkflowMark';

/** One row per check-in, with a mark for each workflow that built it. */
export function CheckInsTable(props: { entityRef: string; branch?: string }) {
  const { entityRef, branch } = props;
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const rowKeys = useRowKeys();
  const result = usePages(
    ['ci:check-ins', entityRef],
    query => ci.getCheckIns(entityRef, query),
    { about: entityRef },
  );

  return (
    <ListFrame
      result={result}
      failure={t('list.failureCheckIns')}
      empty={t('empty.checkIns')}
    >
      {items => (
        // Keys move between the links inside.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ul
          className={styles.list}
          aria-label={
            branch ? t('list.checkIns', { branch }) : t('list.checkInsPlain')
          }
          onKeyDown={rowKeys}
        >
          {items.map(row => (
            <CheckIn
              key={row.checkIn.sha}
              row={row}
              withHead={isBuiltWithHead(row, items)}
              entityRef={entityRef}
            />
          ))}
        </ul>
      )}
    </ListFrame>
  );
}

/**
 * A push of several commits is built once, at its head. A check-in below a head that nothing built was built by nothing
 * either.
 */
function isBuiltWithHead(row: CheckInRow, items: CheckInRow[]): boolean {
  const { pushIndex, reachedMainlineAt } = row.checkIn;
  if (row.runs.length > 0 || pushIndex === 0) return false;
  const head = items.find(
    ({ checkIn }) =>
      checkIn.reachedMainlineAt === reachedMainlineAt &&
      checkIn.pushIndex === 0,
  );
  return head === undefined || head.runs.length > 0;
}

function CheckIn(props: {
  row: CheckInRow;
  withHead: boolean;
  entityRef: string;
}) {
  const { checkIn, runs, outcome, feedbackMs } = props.row;
  const { t } = useTranslationRef(ciTranslationRef);
  const contradictionText = useContradictionText();
  const locale = useLocale();
  const noRun = t(props.withHead ? 'list.withHead' : 'list.noRun');
  const contradictions = runs.flatMap(run => run.contradiction ?? []);

  let feedback: string | undefined;
  if (feedbackMs !== undefined) {
    feedback = t('list.feedbackAfter', {
      duration: formatDuration(feedbackMs, locale),
    });
  } else if (outcome === 'running' || outcome === 'waiting') {
    feedback = t('list.feedbackRunning');
  }

  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <StateMark
          state={outcome === 'no-run' ? 'no-data' : outcome}
          word={outcome === 'no-run' ? noRun : undefined}
          shapeOnly
        />
      </span>
      <span className={styles.commit}>
        <CommitText
          sha={checkIn.sha}
          message={checkIn.message}
          url={checkIn.url}
        />
      </span>
      <span className={styles.workflows}>
        {runs.length === 0 && <span className={styles.muted}>{noRun}</span>}
        {runs.map(run => (
          <WorkflowMark key={run.id} run={run} entityRef={props.entityRef} />
        ))}
      </span>
      <span className={styles.author} title={checkIn.author}>
        {checkIn.author}
      </span>
      <span className={styles.feedback} title={t('column.feedbackHint')}>
        {feedback}
      </span>
      <Age at={checkIn.reachedMainlineAt} className={styles.age} />
      {contradictions.map(contradiction => (
        <span key={contradiction.at} className={styles.note}>
          {contradictionText(contradiction)}
        </span>
      ))}
    </li>
  );
}
