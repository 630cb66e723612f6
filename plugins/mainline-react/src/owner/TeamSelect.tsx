import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RefSelect, useCatalogChoices } from '../entity';
import { mainlineTranslationRef } from '../translation';
import styles from './NoOwnServices.module.css';
import type { Ownership } from './useOwnership';

/**
 * Chooses the teams whose services the reader sees as their own.
 *
 * @public
 */
export function TeamSelect(props: { ownership: Ownership }) {
  const { chosen, choose } = props.ownership;
  const { t } = useTranslationRef(mainlineTranslationRef);
  const { owners } = useCatalogChoices();
  return (
    <RefSelect
      label={t('own.choose')}
      offered={owners}
      chosen={chosen}
      onChange={choose}
      className={styles.select}
    />
  );
}
