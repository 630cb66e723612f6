import type { RefObject } from 'react';
import { Popover } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { MatrixRow } from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { CellPanel } from './CellPanel';
import { cellOf } from './GridRow';

/** The panel of a cell, beside it. */
export function CellPopover(props: {
  row: MatrixRow;
  environment: string;
  title: string;
  triggerRef: RefObject<HTMLElement>;
  onClose: () => void;
  onDeploy: () => void;
}) {
  const { row, title } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const label = t('panel.label', {
    service: row.service.title ?? row.service.name,
    environment: title,
  });
  return (
    <Popover
      isOpen
      aria-label={label}
      triggerRef={props.triggerRef}
      placement="bottom start"
      onOpenChange={isOpen => !isOpen && props.onClose()}
    >
      <CellPanel
        label={label}
        title={title}
        service={row.service.entityRef}
        cell={cellOf(row, props.environment)}
        onDeploy={props.onDeploy}
      />
    </Popover>
  );
}
