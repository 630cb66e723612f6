import { Select } from '@backstage/ui';
import { parseEntityRef } from '@backstage/catalog-model';

/**
 * Chooses among entities by their names: owners, systems. What is chosen and no longer offered stays choosable.
 *
 * @public
 */
export function RefSelect(props: {
  label: string;
  /** Entity refs. */
  offered: string[];
  chosen: string[];
  isDisabled?: boolean;
  className?: string;
  onChange: (refs: string[]) => void;
}) {
  const { label, chosen } = props;
  return (
    <Select
      size="small"
      aria-label={label}
      placeholder={label}
      selectionMode="multiple"
      search={{ placeholder: label }}
      options={[...new Set([...props.offered, ...chosen])].map(ref => ({
        id: ref,
        label: parseEntityRef(ref, { defaultKind: 'group' }).name,
      }))}
      value={chosen}
      onChange={value => props.onChange(value.map(String))}
      isDisabled={props.isDisabled}
      className={props.className}
    />
  );
}
