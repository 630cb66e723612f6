import { Link, Skeleton } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  DeliveryApi,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceCellProps } from '@mainline/backstage-plugin-mainline-react';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { CellText } from '../Matrix/CellText';
import { useDeliveryLinks } from '../shared';

/** The head of {@link ProductionCell}. */
export function ProductionTitle() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return <>{t('home.production')}</>;
}

/** The version that a service has in production. The cells of a list read it together, once. */
export function ProductionCell(props: ServiceCellProps) {
  const { entityRef, owners } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const links = useDeliveryLinks();
  const { data, error } = useDeliveryData(['delivery:production', owners], () =>
    readProduction(delivery, owners),
  );
  if (error && !data)
    return <span title={error.message}>{t('home.unread')}</span>;
  if (!data) return <Skeleton width="60%" height={14} />;
  const cell = data.get(entityRef);
  if (!cell) return <span>–</span>;
  return (
    <Link
      href={links.tab(entityRef)}
      variant="body-small"
      color="primary"
      standalone
    >
      <CellText cell={cell} brief />
    </Link>
  );
}

/** By service; the last of the environments that are production, as where versions end up. */
async function readProduction(
  delivery: DeliveryApi,
  owner: string[],
): Promise<Map<string, EnvironmentCell>> {
  const cells = new Map<string, EnvironmentCell>();
  let cursor: string | undefined;
  do {
    const page = await delivery.getMatrix({ owner, limit: 200, cursor });
    const production = page.environments
      .filter(each => each.kind === 'production')
      .at(-1);
    for (const row of page.items) {
      const cell = row.cells.find(
        each => each.environment === production?.name,
      );
      if (cell) cells.set(row.service.entityRef, cell);
    }
    cursor = page.nextCursor;
  } while (cursor);
  return cells;
}
