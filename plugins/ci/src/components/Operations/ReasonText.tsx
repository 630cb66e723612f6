import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import { PersonName } from './PersonName';
import { useTimeText } from './useTimeText';
import type { OperationsReason } from './verdictOf';

/** One reason why something is not complete, as a sentence. */
export function ReasonText({ reason }: { reason: OperationsReason }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const time = useTimeText();
  switch (reason.kind) {
    case 'blocked':
      return t('operations.reason.blocked', {
        host: reason.host,
        time: time(reason.until),
      });
    case 'spent':
      return t('operations.reason.spent', {
        host: reason.host,
        time: time(reason.until),
      });
    case 'floor':
      return t('operations.reason.floor', {
        host: reason.host,
        remaining: String(reason.remaining),
        time: time(reason.until),
      });
    case 'paused':
      return (
        <PersonName
          by={reason.by}
          say={name =>
            t('operations.reason.paused', { name, time: time(reason.at) })
          }
        />
      );
    case 'inbox':
      return t('operations.reason.inbox', { time: time(reason.since) });
    case 'silent':
      return t('operations.reason.silent');
    case 'unread':
    case 'failing':
    case 'parked':
    default:
      return t(`operations.reason.${reason.kind}`, { count: reason.count });
  }
}
