import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ciOnItPermission,
  type ServiceHealth,
} from '@mainline/backstage-plugin-ci-common';
import {
  failureSentence,
  formatInstant,
  formatTimeOfDay,
  mainlineTranslationRef,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { ciTranslationRef } from '../../translation';
import styles from './OnItLine.module.css';
import { useOnIt } from './useOnIt';

/** Who is on a red mainline, and the button that says so. Nothing while mainline is not red. */
export function OnItLine(props: {
  health: ServiceHealth;
  onChanged: () => void;
}) {
  return props.health.state === 'failing' ? <Claim {...props} /> : null;
}

function Claim(props: { health: ServiceHealth; onChanged: () => void }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const { t: tMainline } = useTranslationRef(mainlineTranslationRef);
  const { onIt, isReader, ready, failed, take, leave } = useOnIt(
    props.health,
    props.onChanged,
  );
  const permission = usePermission({ permission: ciOnItPermission });
  const may = permission.allowed && ready;

  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span role="status" className={styles.who}>
          {onIt ? (
            <>
              <Who by={onIt.by} isReader={isReader} />
              <Since at={onIt.at} />
            </>
          ) : (
            t('onIt.nobody')
          )}
        </span>
        {may && !isReader && (
          <Button size="small" variant="secondary" onPress={take}>
            {t(onIt ? 'onIt.takeOver' : 'onIt.take')}
          </Button>
        )}
        {may && isReader && (
          <Button size="small" variant="tertiary" onPress={leave}>
            {t('onIt.leave')}
          </Button>
        )}
        {!permission.loading && !permission.allowed && (
          <span className={styles.since}>
            {t('onIt.refused', { permission: ciOnItPermission.name })}
          </span>
        )}
      </div>
      {failed && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t(
            failed.deed === 'take' ? 'onIt.failureTake' : 'onIt.failureLeave',
          )}
          description={
            failureSentence(failed.error) ?? tMainline('error.unreachable')
          }
        />
      )}
    </div>
  );
}

function Since(props: { at: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return (
    <time
      dateTime={props.at}
      title={formatInstant(props.at, locale)}
      className={styles.since}
    >
      {t('onIt.since', { time: formatTimeOfDay(props.at, { now, locale }) })}
    </time>
  );
}

function Who(props: { by: string; isReader: boolean }) {
  const { t } = useTranslationRef(ciTranslationRef);
  if (props.isReader) return <>{t('onIt.you')}</>;
  return (
    <span>
      {t('onIt.by', {
        name: (
          <EntityRefLink entityRef={props.by} defaultKind="user" hideIcon />
        ),
      })}
    </span>
  );
}
