import { Container, Link, Text } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { ciOperationsReadPermission } from '@mainline/backstage-plugin-ci-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { rootRouteRef } from '../../routes';
import { ciTranslationRef } from '../../translation';
import { Forbidden } from './Forbidden';
import styles from './OperationsPage.module.css';
import { OperationsView } from './OperationsView';

/** `/ci/operations`: is our data complete, and if not, why? For those who run the portal. */
export function OperationsPage() {
  const { t } = useTranslationRef(ciTranslationRef);
  const servicesRoute = useRouteRef(rootRouteRef);
  const read = usePermission({ permission: ciOperationsReadPermission });
  return (
    <Container className={styles.root}>
      <Link href={servicesRoute()} standalone className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('data.back')}
      </Link>
      <Text as="h2" variant="title-small" weight="bold">
        {t('operations.title')}
      </Text>
      {read.allowed && <OperationsView />}
      {!read.allowed && !read.loading && <Forbidden />}
    </Container>
  );
}
