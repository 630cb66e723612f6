import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DeploymentEvent } from '@mainline/backstage-plugin-delivery-common';
import {
  formatInstant,
  formatInstantInList,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { nameOfPerson, useDeliverySentence } from '../shared';
import styles from './EventList.module.css';

const actions = {
  requested: 'event.requested',
  sending: 'event.sending',
  sent: 'event.sent',
  refused: 'event.refused',
  postponed: 'event.postponed',
  looking: 'event.looking',
  attached: 'event.attached',
  started: 'event.started',
  claimed: 'event.claimed',
  'claim-refused': 'event.claimRefused',
  'other-artifact': 'event.otherArtifact',
  'cancel-requested': 'event.cancelRequested',
  'cancel-failed': 'event.cancelFailed',
  'run-seen': 'event.runSeen',
  'run-again': 'event.runAgain',
  'another-run': 'event.anotherRun',
  contradicted: 'event.contradicted',
  'sent-again': 'event.sentAgain',
  ended: 'event.ended',
} as const;

/** What was done to a deployment: when, what, by whom. A word that is not known stands as it came. */
export function EventList(props: { events: DeploymentEvent[] }) {
  const { events } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const locale = useLocale();
  const sentenceOf = useDeliverySentence();
  if (events.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('deployment.noEvents')}
      </Text>
    );
  }
  const wordOf = (action: string) =>
    action in actions ? t(actions[action as keyof typeof actions]) : action;
  return (
    <table className={styles.root} aria-label={t('deployment.events')}>
      <thead>
        <tr>
          <th scope="col">{t('deployment.at')}</th>
          <th scope="col">{t('deployment.action')}</th>
          <th scope="col">{t('deployment.by')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          <tr key={`${event.at} ${event.action} ${index}`}>
            <td className={styles.at}>
              <time dateTime={event.at} title={formatInstant(event.at, locale)}>
                {formatInstantInList(event.at, locale)}
              </time>
            </td>
            <td>
              {wordOf(event.action)}
              {event.detail && (
                <span className={styles.detail}>
                  {sentenceOf({
                    sentence: event.detail,
                    messages: event.detailMessages,
                  })}
                </span>
              )}
            </td>
            <td className={styles.by} title={event.by}>
              {event.by ? nameOfPerson(event.by) : t('deployment.portal')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
