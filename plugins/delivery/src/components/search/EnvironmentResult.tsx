import { Link, Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import { StateMark } from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { isEnvironmentDocument } from './isEnvironmentDocument';
import styles from './EnvironmentResult.module.css';

/** An environment that was found, and whether something is on its way there or failed there. */
export function EnvironmentResult(props: BaseSearchResultListItemProps) {
  const { result, icon } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (!isEnvironmentDocument(result)) return null;
  const { title, environment, environmentKind, platform, owner } = result;
  const said = [
    environmentKind !== environment && environmentKind,
    platform,
    owner && parseEntityRef(owner, { defaultKind: 'group' }).name,
  ].filter(Boolean);
  return (
    <span className={styles.root}>
      {icon}
      <span className={styles.words}>
        <Link href={result.location} weight="bold" standalone>
          {title}
        </Link>
        <Text variant="body-small" color="secondary">
          {t('search.environment', { name: environment })}
          {said.map(word => ` · ${word}`)}
        </Text>
      </span>
      <Goings environment={environment} />
    </span>
  );
}

/** All results of a page read together what goes on. Of more than are listed nobody knows how many are here. */
function Goings(props: { environment: string }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const { data } = useDeliveryData(['delivery:activity', 200], () =>
    delivery.getActivity({ limit: 200 }),
  );
  const here = (items: Array<{ deployment: { environment: string } }>) =>
    items.filter(
      ({ deployment }) => deployment.environment === props.environment,
    ).length;
  if (!data) return null;
  const underway = here(data.underway);
  const failed = here(data.failed);
  return (
    <span className={styles.goings}>
      {underway > 0 && (
        <StateMark
          state="running"
          word={t('page.count.underway', { number: String(underway) })}
        />
      )}
      {failed > 0 && (
        <StateMark
          state="failing"
          word={t('page.count.failed', { number: String(failed) })}
        />
      )}
      {underway + failed === 0 && (
        <Text variant="body-small" color="secondary">
          {t('search.quiet')}
        </Text>
      )}
    </span>
  );
}
