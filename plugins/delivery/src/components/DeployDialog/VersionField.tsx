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
import styles from './DeployForm.module.css';
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
  const candidates = useDeliveryData(
    ['delivery:versions', service],
    () => delivery.getCandidates(service, { limit: 50 }),
    { about: service },
  );
  const why = useId();
  const hint = useId();
  const rows = candidates.data?.items;
  const choices = useMemo<Choice[]>(
    () => [
      { id: 'latest' },
      ...(rows ?? []).map(row => ({ id: row.version, row })),
    ],
    [rows],
  );
  const isChosen = (query: string) =>
    choices.some(choice => choice.id === query);
  return (
    <div>
      <Combobox<Choice>
        size="medium"
        label={t('dialog.version')}
        aria-describedby={`${hint} ${why}`}
        allowsCustomValue
        items={choices}
        search={{
          inputValue: props.value,
          onInputChange: text => props.onChange(text.trim()),
          // A version that is chosen is no search: the list shows what else there is.
          filter: (choice, query) => isChosen(query) || fits(choice, query),
        }}
      >
        {choice => (
          <ComboboxItem id={choice.id} textValue={choice.id}>
            <VersionChoice id={choice.id} row={choice.row} />
          </ComboboxItem>
        )}
      </Combobox>
      <p id={hint} className={styles.hint}>
        {candidates.error
          ? t('dialog.candidatesFailure')
          : t('dialog.versionHint')}
      </p>
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
