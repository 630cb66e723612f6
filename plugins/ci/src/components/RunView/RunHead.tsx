import { ButtonLink, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { RunSummary } from '@mainline/backstage-plugin-ci-common';
import {
  Age,
  CommitText,
  formatDuration,
  markOf,
  StateMark,
  useLocale,
  useStateWords,
} from '@mainline/backstage-plugin-mainline-react';
import { RiExternalLinkLine } from '@remixicon/react';
import { ciTranslationRef } from '../../translation';
import styles from './RunHead.module.css';

export function RunHead(props: { run: RunSummary }) {
  const { run } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const { ofAttempt } = useStateWords();
  const locale = useLocale();

  return (
    <header className={styles.root}>
      <div className={styles.text}>
        <div className={styles.line}>
          <Text as="h2" variant="title-small" weight="bold">
            {t('run.title', {
              workflow: run.workflowName ?? run.workflowPath ?? run.workflowId,
              number: String(run.number),
            })}
          </Text>
          <StateMark state={markOf(run)} word={ofAttempt(run)} size={16} />
        </div>
        <div className={styles.facts}>
          <CommitText
            sha={run.headSha}
            message={run.title ?? run.headMessage}
          />
          <span>{run.event}</span>
          {run.branch && <span>{run.branch}</span>}
          {run.pullRequests?.map(number => (
            <span key={number}>
              {t('list.pullRequest', { number: String(number) })}
            </span>
          ))}
          {run.actor && <span>{t('run.by', { actor: run.actor })}</span>}
          <span>
            {t('run.started')} <Age at={run.startedAt ?? run.createdAt} />
          </span>
          {run.durationMs !== undefined && (
            <span>
              {t('run.ran', {
                duration: formatDuration(run.durationMs, locale),
              })}
            </span>
          )}
        </div>
      </div>
      <ButtonLink
        href={run.url}
        target="_blank"
        size="small"
        variant="secondary"
        iconEnd={<RiExternalLinkLine />}
      >
        {t('run.open')}
      </ButtonLink>
    </header>
  );
}
