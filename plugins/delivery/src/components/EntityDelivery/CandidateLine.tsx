import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  CandidateRow,
  ServiceDelivery,
} from '@mainline/backstage-plugin-delivery-common';
import { Age, CommitText } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import styles from './CandidateTable.module.css';
import type { CandidatePromotion } from './promotionOf';
import { PromoteCell } from './PromoteCell';
import { StageText } from './StageText';

/** One check-in: where it is live, what it is, and how it stands in each stage. */
export function CandidateLine(props: {
  row: CandidateRow;
  service: ServiceDelivery;
  /** The stage that it may go to next. */
  promotion: CandidatePromotion | undefined;
  onPromote: (environment: string) => void;
}) {
  const { row, service, promotion } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const titleOf = (environment: string) =>
    service.environments.find(each => each.environment === environment)
      ?.title ?? environment;

  return (
    <tr className={row.liveIn.length > 0 ? styles.isLive : undefined}>
      <td className={styles.live}>
        {row.liveIn.map(environment => (
          <span
            key={environment}
            className={styles.flag}
            title={t('candidates.liveIn', {
              environment: titleOf(environment),
            })}
          >
            {environment}
          </span>
        ))}
      </td>
      <th scope="row" className={styles.commit}>
        {/* Where no build gave it a number, the SHA stands for the version, and once is enough. */}
        {!row.sha.startsWith(row.version) && (
          <span className={styles.version}>{row.version}</span>
        )}
        <span className={styles.message}>
          <CommitText {...row.checkIn} />
        </span>
        <span className={styles.by}>
          {row.checkIn.author}
          {row.checkIn.at && <Age at={row.checkIn.at} />}
        </span>
      </th>
      {row.stages.map(stage => (
        <td
          key={stage.name}
          className={styles.stage}
          data-title={stage.title}
          data-state={stage.state}
          data-next={promotion?.stage.name === stage.name || undefined}
        >
          {promotion?.stage.name === stage.name && stage.environment ? (
            <PromoteCell
              stage={stage}
              isQuiet={!promotion.isNewest}
              service={service.service.entityRef}
              label={t('candidates.promoteLabel', {
                version: row.version,
                environment: titleOf(stage.environment),
              })}
              onPromote={() =>
                stage.environment && props.onPromote(stage.environment)
              }
            />
          ) : (
            <StageText stage={stage} service={service.service.entityRef} />
          )}
        </td>
      ))}
    </tr>
  );
}
