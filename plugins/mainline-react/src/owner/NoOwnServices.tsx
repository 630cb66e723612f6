import { Text } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mainlineTranslationRef } from '../translation';
import styles from './NoOwnServices.module.css';
import { TeamSelect } from './TeamSelect';
import type { Ownership } from './useOwnership';

/**
 * The reader owns nothing: how ownership is found, and teams to choose from.
 *
 * @public
 */
export function NoOwnServices(props: { ownership: Ownership }) {
  const { ownership } = props;
  const { t } = useTranslationRef(mainlineTranslationRef);
  const names = (ownership.refs ?? [])
    .map(ref => parseEntityRef(ref).name)
    .join(', ');
  return (
    <div className={styles.root}>
      <Text as="p" weight="bold">
        {t('own.none')}
      </Text>
      <Text as="p" color="secondary">
        {t('own.hint', { annotation: 'spec.owner', names })}
      </Text>
      <TeamSelect ownership={ownership} />
    </div>
  );
}
