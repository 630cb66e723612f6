import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Outcome, RunSummary } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  CommitText,
  formatDuration,
  ListFrame,
  MiddleTruncate,
  useLocale,
  usePages,
  useRowKeys,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { useContradictionText } from '../shared';
import { RunFilterBar } from './RunFilterBar';
import { outcomes, runFilters } from './runFilters';
import styles from './RunsTable.module.css';
import { WorkflowMark } from './WorkflowMark';

/** Every run: other branches, nightly and manual ones too. */
export function RunsTable(props: { entityRef: string }) {
  const { entityRef } = props;
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const rowKeys = useRowKeys();
  const { filters, setFilters, clearFilters, active } =
    useUrlFilters(runFilters);
  const filter = {
    ...filters,
    outcome: filters.outcome.filter((word): word is Outcome =>
      outcomes.some(outcome => outcome === word),
    ),
  };
  const result = usePages(
    ['ci:runs', entityRef, JSON.stringify(filter)],
    query => ci.getRuns(entityRef, { ...filter, ...query }),
    { about: entityRef },
  );

  return (
    <>
      <RunFilterBar
        filters={filters}
        runs={result.data?.items ?? []}
        narrowed={active.length > 0}
        onChange={setFilters}
        onClear={clearFilters}
      />
      <ListFrame
        result={result}
        failure={t('list.failureRuns')}
        empty={t('empty.runs')}
      >
        {items => (
          // Keys move between the links inside.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ul
            className={styles.list}
            aria-label={t('list.runs')}
            onKeyDown={rowKeys}
          >
            {items.map(run => (
              <Run key={run.id} run={run} entityRef={entityRef} />
            ))}
          </ul>
        )}
      </ListFrame>
    </>
  );
}

function Run(props: { run: RunSummary; entityRef: string }) {
  const { run } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const contradictionText = useContradictionText();
  const locale = useLocale();
  return (
    <li className={styles.row}>
      <span className={styles.workflow}>
        <WorkflowMark run={run} entityRef={props.entityRef} />
        <span className={styles.muted}>#{run.number}</span>
        {run.attempt > 1 && (
          <span className={styles.muted}>
            {t('list.attempts', { attempt: String(run.attempt) })}
          </span>
        )}
      </span>
      <span className={styles.commit}>
        <CommitText sha={run.headSha} message={run.title ?? run.headMessage} />
      </span>
      <span className={styles.muted}>{run.event}</span>
      <span className={styles.branch}>
        {run.branch && <MiddleTruncate text={run.branch} />}
      </span>
      <span className={styles.actor} title={run.actor}>
        {run.actor}
      </span>
      <span className={styles.figure}>
        {run.durationMs !== undefined && formatDuration(run.durationMs, locale)}
      </span>
      <Age at={run.createdAt} className={styles.age} />
      {run.contradiction && (
        <span className={styles.note}>
          {contradictionText(run.contradiction)}
        </span>
      )}
    </li>
  );
}
