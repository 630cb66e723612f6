import { useId } from 'react';
import { Select } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Deployment,
  Obstacle,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryWords } from '../shared';
import styles from './DeployForm.module.css';
import { FieldObstacles } from './FieldObstacles';

/** Where to. Each environment says what is there now. */
export function EnvironmentField(props: {
  environments: ServiceDelivery['environments'];
  value: string | undefined;
  obstacles: Obstacle[];
  onChange: (environment: string) => void;
}) {
  const { environments, value } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  const why = useId();
  const hint = useId();
  const nowIn = (current: Deployment | undefined) =>
    current
      ? t('dialog.environmentNow', { version: words.ofVersion(current) })
      : t('dialog.environmentNever');
  const chosen = environments.find(each => each.environment === value);
  // One that the address names stays on screen while the others are read, and if it is none.
  const options: Array<{
    id: string;
    label: string;
    description?: string;
  }> = environments.map(({ environment, title, current }) => ({
    id: environment,
    label: title,
    description: `${environment} · ${nowIn(current)}`,
  }));
  if (value && !options.some(each => each.id === value)) {
    options.push({ id: value, label: value });
  }
  return (
    <div>
      <Select
        size="medium"
        label={t('dialog.environment')}
        aria-describedby={`${hint} ${why}`}
        options={options}
        value={value ?? null}
        onChange={next => next !== null && props.onChange(String(next))}
      />
      <p id={hint} className={styles.hint}>
        {chosen && `${chosen.environment} · ${nowIn(chosen.current)}`}
      </p>
      <FieldObstacles
        id={why}
        field="environment"
        obstacles={props.obstacles}
      />
    </div>
  );
}
