import { useCallback, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { CellPopover } from './CellPopover';
import { GridRow } from './GridRow';
import styles from './MatrixGrid.module.css';
import { useGridFocus } from './useGridFocus';

/** Heights of the style sheet: the windowing has to know them before anything is drawn. */
const rowHeight = 48;
const headHeight = 40;

/** Services × environments. Only the rows in sight are in the document, and the one that has the focus. */
export function MatrixGrid(props: {
  rows: MatrixRow[];
  environments: MatrixPage['environments'];
  onDeploy: (service: string, environment: string) => void;
}) {
  const { rows, environments } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const scroll = useRef<HTMLDivElement>(null);
  const opened = useRef<HTMLElement | null>(null);
  const [open, setOpen] = useState<{ service: string; environment: string }>();

  const grid = useGridFocus({
    rows: rows.length,
    columns: environments.length + 1,
    root: scroll,
  });
  const { row: focusedRow } = grid.focused;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: index => rows[index].service.entityRef,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 8,
    rangeExtractor: range =>
      [...new Set([...defaultRangeExtractor(range), focusedRow])]
        .filter(index => index < rows.length)
        .sort((a, b) => a - b),
  });

  const openCell = useCallback(
    (service: string, environment: string, element: HTMLElement) => {
      opened.current = element;
      setOpen({ service, environment });
    },
    [],
  );
  const [pointed, setPointed] = useState<number>();
  const point = ({ target }: { target: EventTarget }) => {
    const cell = (target as Element).closest<HTMLElement>('[data-column]');
    setPointed(cell ? Number(cell.dataset.column) : undefined);
  };
  const openRow = rows.find(row => row.service.entityRef === open?.service);

  return (
    <div className={styles.frame} ref={scroll}>
      <div
        role="grid"
        tabIndex={-1}
        className={styles.grid}
        aria-label={t('matrix.label')}
        aria-rowcount={rows.length + 1}
        aria-colcount={environments.length + 1}
        style={{ ['--environments' as string]: environments.length }}
        onPointerOver={point}
        onPointerLeave={() => setPointed(undefined)}
        onFocus={point}
        onBlur={() => setPointed(undefined)}
        onKeyDown={event => {
          const target = grid.onKeyDown(event);
          if (target) virtualizer.scrollToIndex(target.row, { align: 'auto' });
        }}
      >
        <div role="row" aria-rowindex={1} className={styles.head}>
          <div role="columnheader" className={styles.corner}>
            {t('matrix.service')}
          </div>
          {environments.map((environment, place) => (
            <div
              key={environment.name}
              role="columnheader"
              className={styles.environment}
              data-pointed={pointed === place + 1 || undefined}
              title={environment.name}
            >
              {environment.title}
            </div>
          ))}
        </div>
        <div
          role="rowgroup"
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(item => (
            <GridRow
              key={item.key}
              row={rows[item.index]}
              index={item.index}
              top={item.start - headHeight}
              focusedColumn={
                item.index === focusedRow ? grid.focused.column : undefined
              }
              environments={environments}
              onFocus={grid.onFocus}
              onOpen={openCell}
            />
          ))}
        </div>
      </div>
      {open && openRow && (
        <CellPopover
          row={openRow}
          environment={open.environment}
          title={
            environments.find(each => each.name === open.environment)?.title ??
            open.environment
          }
          triggerRef={opened}
          onClose={() => setOpen(undefined)}
          onDeploy={() => {
            setOpen(undefined);
            props.onDeploy(open.service, open.environment);
          }}
        />
      )}
    </div>
  );
}
