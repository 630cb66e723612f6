import { useState } from 'react';
import {
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
import type { OpenDelivery } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { DeedFailure } from './DeedFailure';
import styles from './Dialogs.module.css';
import { useDeed } from './useDeed';

/** As the backend says. */
const longestReason = 500;

/** Takes a parked delivery off the list, with a reason for whoever looks later. */
export function SetAsideDialog(props: {
  delivery: OpenDelivery;
  onDone: () => void;
  onClose: () => void;
}) {
  const { source, hook, id } = props.delivery;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const [words, setWords] = useState('');
  const reason = words.trim();
  const isTooLong = reason.length > longestReason;
  const { pending, failure, run } = useDeed(
    () => operations.setDeliveryAside({ key: { source, hook, id }, reason }),
    props.onDone,
  );

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(560px, 94vw)"
    >
      <DialogHeader>{t('operations.deliveries.setAsideTitle')}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <Text as="p">{t('operations.deliveries.setAsideText')}</Text>
          <TextAreaField
            label={t('operations.deliveries.setAsideReason')}
            value={words}
            onChange={setWords}
            isInvalid={isTooLong}
            rows={3}
          />
          {isTooLong && (
            <Text as="p" role="alert" color="danger">
              {t('operations.deliveries.tooLong', {
                most: String(longestReason),
                length: String(reason.length),
              })}
            </Text>
          )}
          <DeedFailure
            title={t('operations.deliveries.setAsideFailure')}
            failure={failure}
          />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('operations.deliveries.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={pending}
          isDisabled={reason === '' || isTooLong}
          onPress={run}
        >
          {t('operations.deliveries.setAside')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
