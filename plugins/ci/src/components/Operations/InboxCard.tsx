import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  InboxState,
  WebhookState,
} from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import { FigureList } from './FigureList';
import { OperationsCard } from './OperationsCard';
import { useOperationsLinks } from './useOperationsLinks';
import { useTimeText } from './useTimeText';

/** Deliveries by what became of them, and where they come from. */
export function InboxCard(props: {
  inbox: InboxState;
  webhooks: WebhookState;
}) {
  const { pending, oldestPendingAt, appliedLastHour, parked, setAside } =
    props.inbox;
  const { lastDay, before, never } = props.webhooks;
  const { t } = useTranslationRef(ciTranslationRef);
  const time = useTimeText();
  const links = useOperationsLinks();
  return (
    <OperationsCard
      title={t('operations.inbox.title')}
      figure={t('operations.inbox.pending', { count: pending })}
      note={
        oldestPendingAt &&
        t('operations.inbox.since', { time: time(oldestPendingAt) })
      }
    >
      <FigureList
        rows={[
          { label: t('operations.inbox.applied'), value: appliedLastHour },
          {
            label: t('operations.inbox.parked'),
            value: parked,
            bad: parked > 0,
            href: links.deliveries('parked'),
          },
          {
            label: t('operations.inbox.setAside'),
            value: setAside,
            href: links.deliveries('set-aside'),
          },
        ]}
      />
      <div>
        <Text as="h4" variant="body-small" weight="bold">
          {t('operations.inbox.webhooks')}
        </Text>
        <FigureList
          rows={[
            { label: t('operations.inbox.lastDay'), value: lastDay },
            { label: t('operations.inbox.before'), value: before },
            { label: t('operations.inbox.never'), value: never },
          ]}
        />
      </div>
    </OperationsCard>
  );
}
