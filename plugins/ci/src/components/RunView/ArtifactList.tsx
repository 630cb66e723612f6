import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ArtifactFact } from '@mainline/backstage-plugin-ci-common';
import {
  formatInstant,
  useLocale,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './ArtifactList.module.css';
import { formatSize } from './formatSize';

const shownOfDigest = 19;

/** What a run uploaded; nothing where it did not. */
export function ArtifactList(props: { artifacts: ArtifactFact[] }) {
  const { artifacts } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  if (artifacts.length === 0) return null;
  return (
    <section className={styles.root} aria-label={t('run.artifacts')}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('run.artifacts')}
      </Text>
      <ul className={styles.list}>
        {artifacts.map(artifact => (
          <Artifact key={artifact.id} artifact={artifact} />
        ))}
      </ul>
    </section>
  );
}

function Artifact({ artifact }: { artifact: ArtifactFact }) {
  const { name, sizeBytes, digest, expired, expiresAt } = artifact;
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  return (
    <li className={styles.item}>
      <span className={styles.name}>{name}</span>
      <span>{formatSize(sizeBytes, locale)}</span>
      {digest && (
        <code className={styles.digest} title={digest}>
          {digest.slice(0, shownOfDigest)}
        </code>
      )}
      {expired ? (
        <span>{t('run.artifactExpired')}</span>
      ) : (
        expiresAt && (
          <span>
            {t('run.artifactExpires', {
              at: formatInstant(expiresAt, locale),
            })}
          </span>
        )
      )}
    </li>
  );
}
