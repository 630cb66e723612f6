import { useMemo, useState } from 'react';
import {
  ButtonLink,
  Dialog,
  DialogBody,
  DialogHeader,
  SearchField,
  Skeleton,
  Switch,
} from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { JobFact } from '@mainline/backstage-plugin-ci-common';
import { RiExternalLinkLine } from '@remixicon/react';
import { ciTranslationRef } from '../../translation';
import styles from './LogDialog.module.css';
import { LogFailure } from './LogFailure';
import { LineLinkButton } from './LineLinkButton';
import { logLines } from './logLines';
import { LogText } from './LogText';
import { useJobLog } from './useJobLog';
import type { LineLinks } from './useLineLinks';

/** The whole log: search, wrap, and an address for each line. */
export function LogDialog(props: {
  job: JobFact;
  entityRef: string;
  /** The line that the address names. */
  line?: number;
  links: LineLinks;
  onClose: () => void;
}) {
  const { job, line, links } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const [search, setSearch] = useState('');
  const [wrap, setWrap] = useState(false);
  const log = useJobLog(true, props.entityRef, job.id);
  const lines = useMemo(() => (log.data ? logLines(log.data) : []), [log.data]);
  const wanted = search.trim().toLowerCase();
  const found = wanted
    ? lines.filter(({ text }) => text.toLowerCase().includes(wanted))
    : lines;
  // A line that was found is shown among its neighbours.
  const withContext: LineLinks = {
    ...links,
    open: number => {
      setSearch('');
      links.open(number);
    },
  };
  const title = t('log.title', { job: job.name });

  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && props.onClose()}
      width="min(1400px, 94vw)"
      height="88vh"
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body}>
        <div className={styles.bar}>
          <SearchField
            size="small"
            aria-label={t('log.search')}
            placeholder={t('log.search')}
            value={search}
            onChange={setSearch}
            className={styles.search}
          />
          {wanted && (
            <span className={styles.note} role="status">
              {t('log.hits', { count: found.length })}
            </span>
          )}
          <Switch label={t('log.wrap')} isSelected={wrap} onChange={setWrap} />
          {line !== undefined && (
            <LineLinkButton line={line} href={links.hrefOf(line)} />
          )}
          {job.url && (
            <ButtonLink
              href={job.url}
              target="_blank"
              size="small"
              variant="tertiary"
              iconEnd={<RiExternalLinkLine />}
            >
              {t('run.open')}
            </ButtonLink>
          )}
        </div>
        {log.isLoading && (
          <div role="status" aria-label={t('log.loading')}>
            <Skeleton width="100%" height={400} />
          </div>
        )}
        {log.error && (
          <LogFailure error={log.error} onRetry={() => log.mutate()} />
        )}
        {log.data && lines.length === 0 && <p>{t('log.empty')}</p>}
        {found.length > 0 && (
          <div className={styles.log}>
            <LogText
              lines={found}
              wrap={wrap}
              label={title}
              links={withContext}
              line={line}
            />
          </div>
        )}
      </DialogBody>
    </Dialog>
  );
}
