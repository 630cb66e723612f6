import { Link, Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import { ciTranslationRef } from '../../translation';
import { MainlineText, useServiceHealth } from '../shared';
import { isServiceDocument, type ServiceDocument } from './isServiceDocument';
import styles from './ServiceResult.module.css';

/** A service that was found: whose it is, and how its mainline is. */
export function ServiceResult(props: BaseSearchResultListItemProps) {
  const { result, icon } = props;
  return isServiceDocument(result) ? (
    <Found service={result} icon={icon} />
  ) : null;
}

function Found(props: { service: ServiceDocument; icon?: JSX.Element }) {
  const { service } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const owner =
    service.owner &&
    parseEntityRef(service.owner, { defaultKind: 'group' }).name;
  // A service that ci does not have yet is found all the same.
  const { data: health } = useServiceHealth(entityRefOf(service));
  return (
    <span className={styles.root}>
      {props.icon}
      <span className={styles.words}>
        <Link href={service.location} weight="bold" standalone>
          {service.title}
        </Link>
        <Text variant="body-small" color="secondary">
          {[t('search.service'), owner, service.text]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </span>
      <span className={styles.state}>
        {health && <MainlineText health={health} roomy />}
      </span>
    </span>
  );
}

/** The index holds a title, not the name; its location ends in the name. */
function entityRefOf({ location, namespace, kind }: ServiceDocument): string {
  const name = decodeURIComponent(
    location.split(/[?#]/)[0].split('/').at(-1) ?? '',
  );
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}
