import { useRef, useState } from 'react';
import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ChecklistItem,
  ChecklistProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  failureWords,
  mainlineTranslationRef,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingApiRef } from '../../api';
import { onboardingTranslationRef } from '../../translation';
import { useChecklistWords, useOnboardingSentence } from '../shared';
import styles from './ConfirmDialog.module.css';

/** As the backend says. */
const longestNote = 500;

/** What a person says by confirming, with room for a note. */
export function ConfirmDialog(props: {
  item: ChecklistItem;
  of: Pick<ChecklistProgress, 'service' | 'serviceTitle' | 'checklist'>;
  onConfirmed: () => void;
  onClose: () => void;
}) {
  const { item, of } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const words = useChecklistWords();
  const sentenceOf = useOnboardingSentence();
  const onboarding = useApi(onboardingApiRef);
  const [note, setNote] = useState('');
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const why = failure && failureWords(failure);
  const going = useRef(false);
  const length = note.trim().length;
  const isTooLong = length > longestNote;

  const confirm = async () => {
    // A second press of the same button comes before React has drawn the first.
    if (going.current) return;
    going.current = true;
    setPending(true);
    setFailure(undefined);
    try {
      await onboarding.putConfirmation(of.service, {
        checklist: of.checklist,
        item: item.name,
        note: note.trim() || undefined,
      });
      props.onConfirmed();
    } catch (error) {
      setFailure(error as Error);
    } finally {
      going.current = false;
      setPending(false);
    }
  };

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(560px, 94vw)"
    >
      <DialogHeader>
        {t('confirm.title', { item: words.itemTitle(item) })}
      </DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <Text as="p">
            {t('confirm.statement', { service: of.serviceTitle })}
          </Text>
          <p className={styles.statement}>{words.statement(item)}</p>
          <TextAreaField
            label={t('confirm.note')}
            placeholder={t('confirm.noteHint')}
            value={note}
            onChange={setNote}
            isInvalid={isTooLong}
            rows={3}
          />
          {isTooLong && (
            <Text as="p" role="alert" color="danger">
              {t('confirm.tooLong', {
                most: String(longestNote),
                length: String(length),
              })}
            </Text>
          )}
          {failure && (
            <Alert
              role="alert"
              status="danger"
              icon
              title={t('confirm.failure')}
              description={
                why ? sentenceOf(why) : tMainline('error.unreachable')
              }
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('confirm.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={pending}
          isDisabled={isTooLong}
          onPress={confirm}
        >
          {t('confirm.yes')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
