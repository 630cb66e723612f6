import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';
import styles from './Section.module.css';

const shownAtMost = 3;

/** For which services a repository is read, by name. */
export function ServiceNames(props: { services: string[] }) {
  const { services } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const all = services.map(ref => parseEntityRef(ref).name);
  const shown = all.slice(0, shownAtMost).join(', ');
  const names =
    all.length > shownAtMost
      ? t('operations.repositories.more', {
          names: shown,
          number: String(all.length - shownAtMost),
        })
      : shown;
  return (
    <span className={styles.muted} title={all.join(', ')}>
      {t('operations.repositories.services', { count: all.length, names })}
    </span>
  );
}
