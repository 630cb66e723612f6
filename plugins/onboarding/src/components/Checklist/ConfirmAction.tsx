import { useState } from 'react';
import { Alert, Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ChecklistItem,
  ChecklistProgress,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  failureWords,
  mainlineTranslationRef,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingApiRef } from '../../api';
import { onboardingTranslationRef } from '../../translation';
import { useChecklistWords, useOnboardingSentence } from '../shared';
import { ConfirmDialog } from './ConfirmDialog';
import styles from './ItemLine.module.css';

/** Confirm, or take that back; or why the reader may not. */
export function ConfirmAction(props: {
  item: ChecklistItem;
  of: Pick<ChecklistProgress, 'service' | 'serviceTitle' | 'checklist'>;
  isConfirmed: boolean;
  confirm: ServiceChecklists['confirm'];
  onChanged: () => void;
}) {
  const { item, of, isConfirmed, confirm, onChanged } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const words = useChecklistWords();
  const sentenceOf = useOnboardingSentence();
  const onboarding = useApi(onboardingApiRef);
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const title = words.itemTitle(item);
  const why = failure && failureWords(failure);

  const takeBack = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await onboarding.deleteConfirmation(of.service, {
        checklist: of.checklist,
        item: item.name,
      });
      onChanged();
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setPending(false);
    }
  };

  if (!confirm.allowed) {
    return <span className={styles.quiet}>{sentenceOf(confirm)}</span>;
  }
  return (
    <>
      {isConfirmed ? (
        <Button
          size="small"
          variant="tertiary"
          isPending={pending}
          aria-label={t('confirm.takeBackOf', { item: title })}
          onPress={takeBack}
          data-row-link
        >
          {t('confirm.takeBack')}
        </Button>
      ) : (
        <Button
          size="small"
          variant="secondary"
          aria-label={t('confirm.openOf', { item: title })}
          onPress={() => setAsking(true)}
          data-row-link
        >
          {t('confirm.open')}
        </Button>
      )}
      {failure && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('confirm.takeBackFailure')}
          description={why ? sentenceOf(why) : tMainline('error.unreachable')}
        />
      )}
      {asking && (
        <ConfirmDialog
          item={item}
          of={of}
          onConfirmed={() => {
            setAsking(false);
            onChanged();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
