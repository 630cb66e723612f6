import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  SelfCheckSubject,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { ciTranslationRef } from '../../translation';
import { CommitLink } from './CommitLink';
import { RedText } from './RedText';
import styles from './SubjectText.module.css';
import { TestsText } from './TestsText';
import type { Formats } from './useFormats';

/** What was weighed, with the way to it. */
export function SubjectText(props: {
  subject: SelfCheckSubject;
  document: ServiceSelfCheck;
  formats: Formats;
}) {
  const { subject, document } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  switch (subject.kind) {
    case 'commit':
      return <Commit subject={subject} document={document} />;
    case 'branch':
      return (
        <Outside
          rowLink
          href={urlOf(document, `tree/${encodePath(subject.name)}`)}
        >
          {t('selfCheck.evidence.branch', { name: subject.name })}
        </Outside>
      );
    case 'check-in':
      return (
        <>
          <CommitLink sha={subject.sha} document={document} rowLink />
          <span className={styles.details}>
            {subject.built && (
              <span>{t(`selfCheck.evidence.built.${subject.built}`)}</span>
            )}
            <TestsText
              tests={subject.tests}
              entityRef={document.service.entityRef}
            />
          </span>
        </>
      );
    case 'red':
      return (
        <RedText
          subject={subject}
          document={document}
          formats={props.formats}
        />
      );
    default: {
      const unexpected: never = subject;
      return <>{JSON.stringify(unexpected)}</>;
    }
  }
}

function Commit(props: {
  subject: Extract<SelfCheckSubject, { kind: 'commit' }>;
  document: ServiceSelfCheck;
}) {
  const { subject, document } = props;
  const { sha, checkIn, pullRequest, branch } = subject;
  const { t } = useTranslationRef(ciTranslationRef);
  const isOther = checkIn !== undefined && checkIn !== sha;
  return (
    <>
      <CommitLink
        sha={sha}
        document={document}
        // A commit of a branch may be known on mainline alone.
        messageOf={checkIn}
        rowLink
      />
      {(branch || pullRequest !== undefined || isOther) && (
        <span className={styles.details}>
          {branch && (
            <Outside href={urlOf(document, `tree/${encodePath(branch)}`)}>
              {t('selfCheck.evidence.branch', { name: branch })}
            </Outside>
          )}
          {pullRequest !== undefined && (
            <Outside href={urlOf(document, `pull/${pullRequest}`)}>
              {t('selfCheck.evidence.pullRequest', {
                number: String(pullRequest),
              })}
            </Outside>
          )}
          {isOther && (
            <span className={styles.pair}>
              {t('selfCheck.evidence.asCheckIn')}
              <CommitLink sha={checkIn} document={document} bare />
            </span>
          )}
        </span>
      )}
    </>
  );
}

function Outside(props: {
  href: string | undefined;
  rowLink?: boolean;
  children: ReactNode;
}) {
  if (!props.href) return <span>{props.children}</span>;
  return (
    <Link
      href={props.href}
      target="_blank"
      variant="body-small"
      standalone
      className={styles.outside}
      {...(props.rowLink ? { 'data-row-link': true } : {})}
    >
      {props.children}
    </Link>
  );
}

function urlOf(document: ServiceSelfCheck, path: string): string | undefined {
  return document.repositoryUrl && `${document.repositoryUrl}/${path}`;
}

function encodePath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
