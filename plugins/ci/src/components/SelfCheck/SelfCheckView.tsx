import { Alert, Link, Skeleton, Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type SelfCheck,
  selfCheckQuestions,
  type ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  formatInstant,
  formatTimeOfDay,
  LoadFailure,
  useEntityRef,
  useLiveData,
  useLocale,
  useNow,
} from '@mainline/backstage-plugin-mainline-react';
import { RiArrowLeftLine } from '@remixicon/react';
import { useLocation } from 'react-router-dom';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { useServiceHealth, useServiceLinks } from '../shared';
import { AnswerCard } from './AnswerCard';
import { Evidence } from './Evidence';
import styles from './SelfCheckView.module.css';
import { Unanswered } from './Unanswered';

const source =
  'https://martinfowler.com/bliki/ContinuousIntegrationCertification.html';

/** `…/ci/self-check`: Humble's three questions about one service, and the evidence of their answers. */
export function SelfCheckView() {
  const ci = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const entityRef = useEntityRef();
  const links = useServiceLinks();
  const health = useServiceHealth(entityRef);
  const { data, error, retry } = useLiveData(
    ['ci:self-check', entityRef],
    () => ci.getSelfCheck(entityRef),
    {
      keepPrevious: false,
      about: entityRef,
      isIncomplete: ({ service, selfCheck }) =>
        service.mapping.mapped && !selfCheck,
    },
  );

  return (
    <div className={styles.root}>
      <Link href={links.tab(entityRef)} standalone className={styles.back}>
        <RiArrowLeftLine size={14} aria-hidden /> {t('selfCheck.back')}
      </Link>
      <div className={styles.head}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('selfCheck.title')}
        </Text>
        <span className={styles.meta}>
          <span>{t('selfCheck.intro')}</span>
          <Link href={source} target="_blank" variant="body-small">
            {t('selfCheck.source')}
          </Link>
          {data?.selfCheck && <At at={data.selfCheck.at} />}
        </span>
      </div>
      {error && (
        <LoadFailure
          error={error}
          title={t('selfCheck.failure')}
          stale={data !== undefined}
          onRetry={retry}
        />
      )}
      {!data && !error && (
        <div
          className={styles.cards}
          role="status"
          aria-label={t('selfCheck.loading')}
        >
          {selfCheckQuestions.map(question => (
            <Skeleton key={question} width="100%" height={420} />
          ))}
        </div>
      )}
      {data?.mistakes && (
        <Alert
          status="warning"
          icon
          title={t('selfCheck.mistakes')}
          description={data.mistakes.join(' ')}
        />
      )}
      {data && !isAnswered(data) && (
        <Unanswered document={data} health={health.data} />
      )}
      {data && isAnswered(data) && (
        <Answered document={data} health={health.data} />
      )}
    </div>
  );
}

function isAnswered(
  document: ServiceSelfCheck,
): document is ServiceSelfCheck & { selfCheck: SelfCheck } {
  return document.selfCheck !== undefined;
}

function Answered(props: {
  document: ServiceSelfCheck & { selfCheck: SelfCheck };
  health: ReturnType<typeof useServiceHealth>['data'];
}) {
  const { pathname } = useLocation();
  const hrefOf = (filter: { question: string; verdict: string }) =>
    `${pathname}?${new URLSearchParams(filter)}#evidence`;
  return (
    <>
      <div className={styles.cards}>
        {selfCheckQuestions.map(question => (
          <AnswerCard
            key={question}
            question={question}
            hrefOf={hrefOf}
            {...props}
          />
        ))}
      </div>
      <Evidence document={props.document} />
    </>
  );
}

function At(props: { at: string }) {
  const { t } = useTranslationRef(ciTranslationRef);
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={props.at} title={formatInstant(props.at, locale)}>
      {t('selfCheck.at', { time: formatTimeOfDay(props.at, { now, locale }) })}
    </time>
  );
}
