import { useState } from 'react';
import { Button } from '@backstage/ui';
import { errorApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServicesQuery } from '@mainline/backstage-plugin-ci-common';
import { RiDownloadLine } from '@remixicon/react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { servicesCsv } from './servicesCsv';
import { readAllServices } from './useServices';

/** Hands out every service of the present filters, not only those on screen. */
export function CsvButton(props: { query: ServicesQuery }) {
  const ci = useApi(ciApiRef);
  const errors = useApi(errorApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const [pending, setPending] = useState(false);

  const download = async () => {
    setPending(true);
    try {
      const services = await readAllServices(ci, props.query);
      const url = URL.createObjectURL(
        new Blob([servicesCsv(services)], { type: 'text/csv;charset=utf-8' }),
      );
      const link = document.createElement('a');
      link.href = url;
      link.download = 'ci-health.csv';
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      errors.post(error as Error);
    } finally {
      setPending(false);
    }
  };

  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiDownloadLine />}
      aria-label={t('filter.csvHint')}
      isPending={pending}
      onPress={download}
    >
      {t('filter.csv')}
    </Button>
  );
}
