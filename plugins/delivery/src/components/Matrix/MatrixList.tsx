import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import { useDeliveryLinks } from '../shared';
import { CellText } from './CellText';
import { cellOf, isSame } from './GridRow';
import { isSilent } from './isSilent';
import styles from './MatrixList.module.css';

/** The matrix for a phone: a service, and a line for each of its environments. */
export function MatrixList(props: {
  rows: MatrixRow[];
  environments: MatrixPage['environments'];
}) {
  const { rows, environments } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  return (
    <ul className={styles.list} aria-label={t('matrix.label')}>
      {rows.map(row => (
        <li key={row.service.entityRef} className={styles.item}>
          <Link
            href={links.tab(row.service.entityRef)}
            className={styles.link}
            weight="bold"
            color="primary"
            standalone
          >
            <MiddleTruncate
              text={row.service.title ?? row.service.name}
              keep={12}
            />
          </Link>
          {isSilent(row) ? (
            <span className={styles.silent}>{t('matrix.never')}</span>
          ) : (
            <dl className={styles.cells}>
              {environments.map((environment, place) => (
                <div key={environment.name} className={styles.cell}>
                  <dt>{environment.title}</dt>
                  <dd>
                    <CellText
                      inline
                      cell={cellOf(row, environment.name)}
                      isSame={isSame(
                        cellOf(row, environment.name),
                        place > 0
                          ? cellOf(row, environments[place - 1].name)
                          : undefined,
                      )}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
