import { Box, Button, Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceDelivery } from '@mainline/backstage-plugin-delivery-common';
import { Age, MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import {
  BesideLink,
  useDeliveryLinks,
  useDeliverySentence,
  useDeliveryWords,
} from '../shared';
import styles from './EnvironmentCard.module.css';

/** One environment: what is live there, what is on its way or failed, and Deploy, or why not. */
export function EnvironmentCard(props: {
  environment: ServiceDelivery['environments'][number];
  isDeployable: boolean;
  onDeploy: () => void;
}) {
  const { environment } = props;
  const { current, underway, failed, deploy, title } = environment;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const sentenceOf = useDeliverySentence();
  const behind = words.ofBehind(environment);
  const beside = underway ?? failed;

  return (
    <Box as="li" bg="neutral" className={styles.root}>
      <Text as="h3" variant="body-small" color="secondary" weight="bold">
        {title}
      </Text>
      <div className={styles.live}>
        {current ? (
          <Link
            href={links.deployment(current.id)}
            color="primary"
            standalone
            className={current.version ? styles.version : styles.unknown}
          >
            <span title={words.ofVersion(current)}>
              <MiddleTruncate text={words.nameOfVersion(current)} keep={8} />
            </span>
          </Link>
        ) : (
          <span className={styles.never}>{t('matrix.never')}</span>
        )}
      </div>
      <div className={styles.details}>
        {current && <Age at={current.endedAt ?? current.requestedAt} />}
        {behind && <span>{behind}</span>}
        {current?.origin === 'outside' && (
          <span title={t('matrix.outsideHint')}>{t('matrix.outside')}</span>
        )}
      </div>
      <div className={styles.beside}>
        {beside && <BesideLink of={beside} className={styles.link} />}
      </div>
      <div className={styles.deploy}>
        {props.isDeployable &&
          (deploy.allowed ? (
            <Button
              size="small"
              variant="secondary"
              aria-label={`${t('panel.deploy')} ${title}`}
              onPress={props.onDeploy}
            >
              {t('panel.deploy')}
            </Button>
          ) : (
            <span className={styles.why}>{sentenceOf(deploy)}</span>
          ))}
      </div>
    </Box>
  );
}
