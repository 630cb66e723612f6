import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BackfillState } from '@mainline/backstage-plugin-ci-common';
import { useLocale } from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './BackfillCard.module.css';
import { BackfillDialog } from './BackfillDialog';
import { OperationsCard } from './OperationsCard';
import { PersonName } from './PersonName';
import { useTimeText } from './useTimeText';

/** How far the reading of history has come, and the button that holds it back. */
export function BackfillCard(props: {
  backfill: BackfillState;
  mayUpdate: boolean;
  onChanged: () => void;
}) {
  const { backfill, mayUpdate, onChanged } = props;
  const { paused, by, at, done, all } = backfill;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const time = useTimeText();
  const [asking, setAsking] = useState(false);

  return (
    <OperationsCard
      title={t('operations.backfill.title')}
      figure={t('operations.backfill.done', {
        done: done.toLocaleString(locale),
        all: all.toLocaleString(locale),
      })}
      note={
        paused ? (
          <PersonName
            by={by}
            say={name =>
              t('operations.backfill.paused', { name, time: time(at) })
            }
          />
        ) : (
          all > 0 &&
          t(
            done === all
              ? 'operations.backfill.complete'
              : 'operations.backfill.running',
          )
        )
      }
      action={
        mayUpdate &&
        all > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setAsking(true)}
          >
            {t(
              paused
                ? 'operations.backfill.resume'
                : 'operations.backfill.pause',
            )}
          </Button>
        )
      }
    >
      {done < all && (
        <progress
          className={styles.bar}
          aria-label={t('operations.backfill.bar')}
          value={done}
          max={all}
        />
      )}
      {asking && (
        <BackfillDialog
          backfill={backfill}
          onChanged={() => {
            setAsking(false);
            onChanged();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </OperationsCard>
  );
}
