import { useId, useMemo } from 'react';
import { Combobox, ComboboxItem } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  CandidateRow,
  Obstacle,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryApiRef, useDeliveryData } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { FieldObstacles } from './FieldObstacles';
import { VersionChoice } from './VersionChoice';

interface Choice {
  id: string;
  row?: CandidateRow;
}

/** Which version: a candidate from the list, or whatever names one. `latest` comes first. */
export function VersionField(props: {
  service: string;
  value: string;
  obstacles: Obstacle[];
  onChange: (version: string) => void;
}) {
  const { service } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const delivery = useApi(deliveryApiRef);
  const candidates = useDeliveryData(['delivery:versions', service], () =>
    delivery.getCandidates(service, { limit: 50 }),
  );
  const why = useId();
  const rows = candidates.data?.items;
  const choices = useMemo<Choice[]>(
    () => [
      { id: 'latest' },
      ...(rows ?? []).map(row => ({ id: row.version, row })),
    ],
    [rows],
  );
  return (
    <div>
      <Combobox<Choice>
        size="medium"
        label={t('dialog.version')}
        description={
          candidates.error
            ? t('dialog.candidatesFailure')
            : t('dialog.versionHint')
        }
        aria-describedby={why}
        allowsCustomValue
        items={choices}
        search={{
          inputValue: props.value,
          onInputChange: text => props.onChange(text.trim()),
          filter: fits,
        }}
      >
        {choice => (
          <ComboboxItem id={choice.id} textValue={choice.id}>
            <VersionChoice id={choice.id} row={choice.row} />
          </ComboboxItem>
        )}
      </Combobox>
      <FieldObstacles id={why} field="version" obstacles={props.obstacles} />
    </div>
  );
}

/** By version, SHA, or a word of the commit's message. */
function fits({ id, row }: Choice, query: string): boolean {
  const part = query.toLowerCase();
  return [id, row?.sha, row?.checkIn.message].some(text =>
    text?.toLowerCase().includes(part),
  );
}
