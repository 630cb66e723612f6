import { Button, Link } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { CollectedRepository } from '@mainline/backstage-plugin-ci-common';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { useCiSentence } from '../shared';
import { DeedFailure } from './DeedFailure';
import styles from './Section.module.css';
import { ServiceNames } from './ServiceNames';
import { useDeed } from './useDeed';
import { useTimeText } from './useTimeText';

/** One repository: how far it is known, why not further, and when it is read next. */
export function RepositoryRow(props: {
  repository: CollectedRepository;
  mayUpdate: boolean;
  onChanged: () => void;
}) {
  const { id, host, slug, url, completeUpTo, nextReadAt, reading } =
    props.repository;
  const { error: sentence, errorMessages: messages } = props.repository;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const sentenceOf = useCiSentence();
  const time = useTimeText();
  const read = useDeed(async () => {
    await operations.readRepository(id);
    return true;
  }, props.onChanged);

  return (
    <li className={styles.row}>
      <span className={styles.what}>
        {url ? (
          <Link
            href={url}
            target="_blank"
            color="primary"
            weight="bold"
            standalone
            data-row-link
          >
            <MiddleTruncate text={slug} keep={16} />
          </Link>
        ) : (
          <MiddleTruncate text={slug} keep={16} className={styles.name} />
        )}
        <span className={styles.muted}>{host}</span>
      </span>
      <span className={styles.why}>
        {sentence && (
          <span className={styles.bad}>
            {sentenceOf({ sentence, messages })}
          </span>
        )}
        <ServiceNames services={props.repository.services} />
      </span>
      <span className={styles.when}>
        <span>
          {completeUpTo
            ? t('operations.repositories.upTo', { time: time(completeUpTo) })
            : t('operations.repositories.never')}
        </span>
        <span role="status">
          {whenNext({ reading, isDue: read.result === true })}
        </span>
      </span>
      <span className={styles.actions}>
        {props.mayUpdate && (
          <Button
            size="small"
            variant="secondary"
            isPending={read.pending}
            isDisabled={reading}
            aria-label={t('operations.repositories.readOf', {
              repository: slug,
            })}
            onPress={read.run}
          >
            {t('operations.repositories.read')}
          </Button>
        )}
      </span>
      {read.failure && (
        <span className={styles.failure}>
          <DeedFailure
            title={t('operations.repositories.readFailure', {
              repository: slug,
            })}
            failure={read.failure}
          />
        </span>
      )}
    </li>
  );

  function whenNext(is: { reading: boolean; isDue: boolean }): string {
    if (is.reading) return t('operations.repositories.reading');
    if (is.isDue) return t('operations.repositories.due');
    return t('operations.repositories.next', { time: time(nextReadAt) });
  }
}
