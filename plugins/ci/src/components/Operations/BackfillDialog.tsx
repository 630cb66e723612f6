import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BackfillState } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { DeedFailure } from './DeedFailure';
import { useDeed } from './useDeed';

/** Says what pausing or resuming does, before it does. */
export function BackfillDialog(props: {
  backfill: BackfillState;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { paused, done, all } = props.backfill;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const { pending, failure, run } = useDeed(
    () => operations.setBackfill({ paused: !paused }),
    props.onChanged,
  );
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(520px, 94vw)"
    >
      <DialogHeader>
        {t(
          paused
            ? 'operations.backfill.resumeTitle'
            : 'operations.backfill.pauseTitle',
        )}
      </DialogHeader>
      <DialogBody>
        <Text as="p">
          {paused
            ? t('operations.backfill.resumeText', { count: all - done })
            : t('operations.backfill.pauseText')}
        </Text>
        <DeedFailure
          title={t('operations.backfill.failure')}
          failure={failure}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('operations.deliveries.cancel')}
        </Button>
        <Button variant="primary" isPending={pending} onPress={run}>
          {t(
            paused ? 'operations.backfill.resume' : 'operations.backfill.pause',
          )}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
