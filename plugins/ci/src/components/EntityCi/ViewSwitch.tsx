import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ciTranslationRef } from '../../translation';

export type ListView = 'check-ins' | 'runs';

/** Check-ins on mainline, or every run of the repository. */
export function ViewSwitch(props: {
  view: ListView;
  branch?: string;
  onChange: (view: ListView) => void;
}) {
  const { t } = useTranslationRef(ciTranslationRef);
  return (
    <ToggleButtonGroup
      aria-label={t('list.view')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.view]}
      onSelectionChange={keys =>
        props.onChange(keys.has('runs') ? 'runs' : 'check-ins')
      }
    >
      <ToggleButton id="check-ins">
        {props.branch
          ? t('list.checkIns', { branch: props.branch })
          : t('list.checkInsPlain')}
      </ToggleButton>
      <ToggleButton id="runs">{t('list.runs')}</ToggleButton>
    </ToggleButtonGroup>
  );
}
