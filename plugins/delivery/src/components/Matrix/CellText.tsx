import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { VisuallyHidden } from '@backstage/ui';
import type { EnvironmentCell } from '@mainline/backstage-plugin-delivery-common';
import { Age, MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { DeploymentMark, useDeliveryWords } from '../shared';
import styles from './CellText.module.css';

/** What is in one environment: version and age; what failed or is on its way there stands beside it. */
export function CellText(props: {
  cell: EnvironmentCell;
  /** The environment to the left has the same: nothing to look at. */
  isSame?: boolean;
  /** On one line, where there is room for it. */
  inline?: boolean;
  /** Who deployed it is told elsewhere. */
  brief?: boolean;
}) {
  const { cell } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useDeliveryWords();
  const { current } = cell;
  const beside = cell.underway ?? cell.failed;
  const behind = words.ofBehind(cell);

  return (
    <span
      className={`${styles.root} ${props.isSame ? styles.same : ''} ${
        props.inline ? styles.inline : ''
      }`}
    >
      <span className={styles.line}>
        {current ? (
          <span className={styles.current} title={words.ofVersion(current)}>
            <MiddleTruncate
              text={words.nameOfVersion(current)}
              keep={8}
              className={current.version ? styles.version : styles.unknown}
            />
          </span>
        ) : (
          <span className={styles.never} title={t('matrix.never')}>
            <span aria-hidden>–</span>
            <VisuallyHidden>{t('matrix.never')}</VisuallyHidden>
          </span>
        )}
        {beside && (
          <span className={styles.beside}>
            <DeploymentMark
              deployment={beside}
              word={t(cell.underway ? 'matrix.underway' : 'matrix.failed', {
                version: words.nameOfVersion(beside),
                state: words.ofDeployment(beside),
              })}
              size={12}
            />
          </span>
        )}
      </span>
      {current && (
        <span className={styles.details}>
          <Age at={current.endedAt ?? current.requestedAt} />
          {behind && (
            <span title={behind}>
              <span aria-hidden>
                {t(
                  cell.behindAtLeast
                    ? 'matrix.behindAtLeastShort'
                    : 'matrix.behindShort',
                  { number: String(cell.behind) },
                )}
              </span>
              <VisuallyHidden>{behind}</VisuallyHidden>
            </span>
          )}
          {current.origin === 'outside' && !props.brief && (
            <span className={styles.outside} title={t('matrix.outsideHint')}>
              {t('matrix.outside')}
            </span>
          )}
        </span>
      )}
    </span>
  );
}
