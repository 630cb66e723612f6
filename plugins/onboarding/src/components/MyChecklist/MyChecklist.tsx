import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Checklist,
  ChecklistProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  LoadFailure,
  MiddleTruncate,
  StateMark,
  useRowKeys,
  WidgetCard,
  WidgetSkeleton,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import {
  ItemMark,
  ProgressBar,
  useOnboardingSentence,
  useChecklistWords,
  useOnboardingLinks,
} from '../shared';
import styles from './MyChecklist.module.css';
import { useMyChecklist } from './useMyChecklist';

/** At most so many services; the rest is a link away. */
const listed = 5;

/** A widget of the Home page: what is open of the services of the reader's teams. */
export function MyChecklist() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const links = useOnboardingLinks();
  const onKeyDown = useRowKeys();
  const { data, error, retry } = useMyChecklist(listed);
  const more = data ? data.totalItems - data.items.length : 0;

  return (
    <WidgetCard
      title={t('mine.label')}
      more={{
        href: links.page({ mine: true }),
        text: more > 0 ? t('mine.more', { count: more }) : t('mine.all'),
      }}
    >
      {error && (
        <LoadFailure
          error={error}
          title={t('mine.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && <WidgetSkeleton label={t('mine.loading')} rows={4} />}
      {data && data.items.length === 0 && (
        <StateMark
          state={data.counts.all > 0 ? 'passing' : 'no-data'}
          word={t(data.counts.all > 0 ? 'mine.complete' : 'mine.none')}
        />
      )}
      {data && data.items.length > 0 && (
        // The keys are those of the list; every row is a link.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ul
          className={styles.services}
          aria-label={t('mine.label')}
          onKeyDown={onKeyDown}
        >
          {data.items.map(progress => (
            <MyService
              key={`${progress.checklist} ${progress.service}`}
              progress={progress}
              checklist={data.checklists.find(
                ({ name }) => name === progress.checklist,
              )}
            />
          ))}
        </ul>
      )}
    </WidgetCard>
  );
}

function MyService(props: {
  progress: ChecklistProgress;
  checklist: Checklist | undefined;
}) {
  const { progress, checklist } = props;
  const links = useOnboardingLinks();
  const words = useChecklistWords();
  const sentenceOf = useOnboardingSentence();
  return (
    <li>
      <div className={styles.head}>
        <Link
          href={links.tab(progress.service)}
          className={styles.name}
          weight="bold"
          color="primary"
          standalone
          data-row-link
        >
          <MiddleTruncate text={progress.serviceTitle} keep={10} />
        </Link>
        <ProgressBar progress={progress} />
      </div>
      <ul className={styles.items}>
        {progress.items
          .filter(({ state }) => state === 'open')
          .map(stands => {
            const item = checklist?.items.find(
              ({ name }) => name === stands.item,
            );
            const said = stands.result?.remedy ?? stands.result;
            const todo = said
              ? sentenceOf(said)
              : item && words.statement(item);
            return (
              <li key={stands.item} className={styles.item}>
                <ItemMark state={stands.state} shapeOnly />
                <span className={styles.text}>
                  <span>{item ? words.itemTitle(item) : stands.item}</span>
                  {todo && <span className={styles.quiet}>{todo}</span>}
                </span>
              </li>
            );
          })}
      </ul>
    </li>
  );
}
