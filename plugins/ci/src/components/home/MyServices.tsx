import { Button, useBreakpoint } from '@backstage/ui';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import {
  LoadFailure,
  mainlineTranslationRef,
  NoOwnServices,
  type ServiceColumn,
  TeamSelect,
  useHeldOrder,
  useLiveData,
  useOwnership,
  WidgetCard,
  WidgetSkeleton,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { MyServicesList } from './MyServicesList';
import { MyServicesTable } from './MyServicesTable';

/** So many are listed; the others are a link away. */
const listed = 12;

const entityRefOf = (health: ServiceHealth) => health.service.entityRef;

/** The services that the reader's teams own: mainline, and what other plugins say of each. */
export function MyServices(props: { columns: ServiceColumn[] }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const ci = useApi(ciApiRef);
  const overview = useRouteRef(rootRouteRef);
  const ownership = useOwnership();
  const { refs, chosen } = ownership;
  const { data, ...services } = useLiveData(
    refs?.length ? ['ci:mine', refs] : undefined,
    () => ci.getServices({ owner: refs, limit: listed }),
    {
      isIncomplete: ({ counts }) => counts.unread > counts.unreadable,
    },
  );
  const held = useHeldOrder(data?.items, {
    view: JSON.stringify(refs),
    idOf: entityRefOf,
  });
  const { up } = useBreakpoint();
  const List = up('sm') ? MyServicesTable : MyServicesList;
  const error = services.error ?? ownership.error;
  const ownsNothing = refs?.length === 0 || data?.totalItems === 0;

  return (
    <WidgetCard
      title={
        data && !ownsNothing
          ? t('home.mine.count', { number: String(data.totalItems) })
          : t('home.mine.title')
      }
      aside={
        chosen.length > 0 &&
        !ownsNothing && <TeamSelect ownership={ownership} />
      }
      more={
        data && data.totalItems > listed
          ? { href: `${overview()}?mine=true`, text: t('home.mine.more') }
          : undefined
      }
    >
      {error && (
        <LoadFailure
          error={error}
          title={t('page.failure')}
          stale={data !== undefined}
          onRetry={() => {
            ownership.retry();
            services.retry();
          }}
        />
      )}
      {!data && !error && !ownsNothing && (
        <WidgetSkeleton label={t('page.loading')} rows={4} />
      )}
      {ownsNothing && <NoOwnServices ownership={ownership} />}
      {held.changes > 0 && (
        <div role="status">
          <Button size="small" variant="secondary" onPress={held.show}>
            {tMainline('changes.show', { count: held.changes })}
          </Button>
        </div>
      )}
      {refs && held.items && held.items.length > 0 && (
        <List services={held.items} columns={props.columns} owners={refs} />
      )}
    </WidgetCard>
  );
}
