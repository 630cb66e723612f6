import { Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Checklist,
  ChecklistProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  MiddleTruncate,
  useRowKeys,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import {
  ItemMark,
  nameOfRef,
  ProgressBar,
  useChecklistWords,
  useOnboardingLinks,
} from '../shared';
import styles from './ServiceList.module.css';

/** Services with how far they are and what is next; two lines each on a phone. */
export function ServiceList(props: {
  title: string;
  checklist: Checklist;
  services: ChecklistProgress[];
}) {
  const { title, checklist, services } = props;
  const onKeyDown = useRowKeys();
  return (
    <section className={styles.root}>
      <Text as="h2" variant="body-small" color="secondary" weight="bold">
        {title}
      </Text>
      {/* The keys are those of the list; every row is a link. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={styles.list} aria-label={title} onKeyDown={onKeyDown}>
        {services.map(progress => (
          <ServiceRow
            key={progress.service}
            checklist={checklist}
            progress={progress}
          />
        ))}
      </ul>
    </section>
  );
}

function ServiceRow(props: {
  checklist: Checklist;
  progress: ChecklistProgress;
}) {
  const { checklist, progress } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const links = useOnboardingLinks();
  const words = useChecklistWords();
  const next =
    progress.items.find(({ state }) => state === 'open') ??
    progress.items.find(({ state }) => state !== 'done');
  const nextItem = checklist.items.find(({ name }) => name === next?.item);
  const nextTitle = nextItem ? words.itemTitle(nextItem) : next?.item;

  return (
    <li className={styles.row}>
      <Link
        href={links.tab(progress.service)}
        className={styles.link}
        weight="bold"
        color="primary"
        standalone
        data-row-link
      >
        <MiddleTruncate text={progress.serviceTitle} keep={10} />
      </Link>
      <span className={styles.progress}>
        <ProgressBar progress={progress} />
      </span>
      <span className={styles.next}>
        <ItemMark state={next?.state ?? 'done'} shapeOnly />
        <span title={nextTitle}>{nextTitle ?? t('state.done')}</span>
      </span>
      <span className={styles.owner} title={progress.owner}>
        {progress.owner && nameOfRef(progress.owner)}
      </span>
    </li>
  );
}
