import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  LoadFailure,
  useEntityRef,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import {
  ChecklistSection,
  ChecklistUnlisted,
  useServiceChecklists,
} from '../Checklist';
import { useOnboardingLinks } from '../shared';
import styles from './EntityOnboardingCard.module.css';

/** How far a service is, on its overview: what is open first, and what would make it done. */
export function EntityOnboardingCard() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  const entityRef = useEntityRef();
  const links = useOnboardingLinks();
  const { data, error, retry, isUnlisted } = useServiceChecklists(entityRef);

  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('page.title')}
        </Text>
      </CardHeader>
      <CardBody className={styles.body}>
        {error && !isUnlisted && (
          <LoadFailure
            error={error}
            title={t('list.failure')}
            stale={data !== undefined}
            onRetry={retry}
          />
        )}
        {isUnlisted && <ChecklistUnlisted />}
        {!data && !error && (
          <div role="status" aria-label={t('list.loading')}>
            <Skeleton width="100%" height={160} />
          </div>
        )}
        {data?.checklists.map(each => (
          <ChecklistSection
            key={each.checklist.name}
            of={each}
            confirm={data.confirm}
            show="next"
            as="h4"
            onChanged={retry}
          />
        ))}
      </CardBody>
      <CardFooter>
        <Link href={links.tab(entityRef)} standalone>
          {t('list.open')}
        </Link>
      </CardFooter>
    </Card>
  );
}
