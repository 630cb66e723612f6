import type { ReactNode } from 'react';
import { Button, ButtonLink, Link, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Deployment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';
import { Age, CommitText } from '@mainline/backstage-plugin-mainline-react';
import { deliveryTranslationRef } from '../../translation';
import {
  DeploymentMark,
  nameOfPerson,
  useDeliveryLinks,
  useDeliveryWords,
  useReasonOf,
} from '../shared';
import styles from './CellPanel.module.css';

/** One cell told in full: what is live there, what is on its way, what failed, and the way to each. */
export function CellPanel(props: {
  label: string;
  /** Of the environment. */
  title: string;
  service: string;
  cell: EnvironmentCell;
  onDeploy: () => void;
}) {
  const { cell, title } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const nothing = !cell.current && !cell.underway && !cell.failed;

  return (
    <div className={styles.root}>
      <Text as="h3" variant="body-medium" weight="bold">
        {props.label}
      </Text>
      {nothing && (
        <Text as="p" color="secondary">
          {t('panel.nothing', { environment: title })}
        </Text>
      )}
      {cell.underway && <Told of={cell.underway} label={t('panel.underway')} />}
      {cell.failed && <Told of={cell.failed} label={t('panel.failed')} />}
      {cell.current && (
        <Told
          of={cell.current}
          label={t('panel.live')}
          note={words.ofBehind(cell)}
        />
      )}
      <div className={styles.actions}>
        <Button size="small" variant="primary" onPress={props.onDeploy}>
          {t('panel.deploy')}
        </Button>
        <ButtonLink
          size="small"
          variant="secondary"
          href={links.tab(props.service)}
        >
          {t('panel.openService')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Told(props: { of: Deployment; label: string; note?: string }) {
  const { of, label, note } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const links = useDeliveryLinks();
  const words = useDeliveryWords();
  const reasonOf = useReasonOf();
  const reason = reasonOf(of);
  const run = links.runOf(of);
  return (
    <section className={styles.told} aria-label={label}>
      <div className={styles.line}>
        <span className={styles.label}>{label}</span>
        <Link
          href={links.deployment(of.id)}
          weight="bold"
          color="primary"
          standalone
        >
          {words.ofVersion(of)}
        </Link>
        {of.state !== 'succeeded' && <DeploymentMark deployment={of} />}
        {note && <span className={styles.note}>{note}</span>}
        {of.origin === 'outside' && (
          <span className={styles.note} title={t('matrix.outsideHint')}>
            {t('matrix.outside')}
          </span>
        )}
      </div>
      {reason && <p className={styles.reason}>{reason}</p>}
      <dl className={styles.facts}>
        {of.checkIn && (
          <Fact label={t('panel.commit')}>
            <CommitText {...of.checkIn} />
          </Fact>
        )}
        {of.requestedBy && (
          <Fact label={t('panel.askedBy')}>
            <span title={of.requestedBy}>{nameOfPerson(of.requestedBy)}</span>
          </Fact>
        )}
        <Fact label={t('panel.when')}>
          <Age at={of.endedAt ?? of.requestedAt} />
        </Fact>
        {run && (
          <Fact label={t('panel.run')}>
            <Link href={run} variant="body-small">
              {t('panel.openRun')}
            </Link>
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
