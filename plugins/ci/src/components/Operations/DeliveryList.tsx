import { Button, Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type OpenDeliveryState,
  openDeliveryStates,
} from '@mainline/backstage-plugin-ci-common';
import {
  ListFrame,
  usePages,
  useRowKeys,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { ChoiceBar } from './ChoiceBar';
import { DeedFailure } from './DeedFailure';
import { DeliveryRow } from './DeliveryRow';
import { operationsChannel } from './operationsChannel';
import styles from './Section.module.css';
import { useShownWhenChosen } from './useShownWhenChosen';
import { useDeed } from './useDeed';

/** Deliveries that were not applied, each with its reason. */
export function DeliveryList(props: {
  state: OpenDeliveryState;
  mayUpdate: boolean;
  onChoose: (state: OpenDeliveryState) => void;
  onChanged: () => void;
}) {
  const { state, mayUpdate, onChoose, onChanged } = props;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const rowKeys = useRowKeys();
  const shown = useShownWhenChosen(state);
  const result = usePages(
    ['ci:operations-deliveries', state],
    query => operations.getDeliveries({ state, ...query }),
    { channel: operationsChannel },
  );
  const changed = () => {
    result.retry();
    onChanged();
  };
  const retryAll = useDeed(
    () => operations.retryDeliveries({ all: 'parked' }),
    changed,
  );
  const title = t('operations.deliveries.title');

  return (
    <section ref={shown} className={styles.root}>
      <div className={styles.head}>
        <Text as="h3" variant="body-large" weight="bold">
          {title}
          {result.data && ` · ${result.data.totalItems}`}
        </Text>
        <div className={styles.bar}>
          <span role="status" className={styles.said}>
            {retryAll.result &&
              t('operations.deliveries.retried', {
                count: retryAll.result.retried,
              })}
          </span>
          {mayUpdate && state === 'parked' && !!result.data?.items.length && (
            <Button
              size="small"
              variant="secondary"
              isPending={retryAll.pending}
              onPress={retryAll.run}
            >
              {t('operations.deliveries.retryAll')}
            </Button>
          )}
          <ChoiceBar
            label={t('operations.deliveries.state')}
            choices={openDeliveryStates.map(id => ({
              id,
              label: t(`operations.deliveries.${id}`),
            }))}
            chosen={state}
            onChange={onChoose}
          />
        </div>
      </div>
      <DeedFailure
        title={t('operations.deliveries.retryFailure')}
        failure={retryAll.failure}
      />
      <ListFrame
        result={result}
        failure={t('operations.deliveries.failure')}
        empty={t(`operations.deliveries.empty.${state}`)}
      >
        {items => (
          // Keys move between the buttons inside.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ul className={styles.list} aria-label={title} onKeyDown={rowKeys}>
            {items.map(delivery => (
              <DeliveryRow
                key={`${delivery.source}/${delivery.hook}/${delivery.id}`}
                delivery={delivery}
                state={state}
                mayUpdate={mayUpdate}
                onChanged={changed}
              />
            ))}
          </ul>
        )}
      </ListFrame>
    </section>
  );
}
