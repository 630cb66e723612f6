import { memo } from 'react';
import { Link } from 'react-router-dom';
import type {
  EnvironmentCell,
  MatrixPage,
  MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import { MiddleTruncate } from '@mainline/backstage-plugin-mainline-react';
import { useDeliveryLinks } from '../shared';
import { CellText } from './CellText';
import { isSilent } from './isSilent';
import styles from './MatrixGrid.module.css';
import { cellKey } from './useGridFocus';

interface GridRowProps {
  row: MatrixRow;
  index: number;
  /** Pixels below the head. */
  top: number;
  /** The column that is in the tab order, where it is in this row. */
  focusedColumn: number | undefined;
  environments: MatrixPage['environments'];
  onFocus: (row: number, column: number) => void;
  onOpen: (service: string, environment: string, element: HTMLElement) => void;
}

export const GridRow = memo(Line);

function Line(props: GridRowProps) {
  const { row, index, focusedColumn, environments } = props;
  const links = useDeliveryLinks();
  const { service } = row;
  const name = service.title ?? service.name;
  const tabIndex = (column: number) => (column === focusedColumn ? 0 : -1);

  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles.row}
      data-silent={isSilent(row) || undefined}
      style={{ top: props.top }}
    >
      <div role="rowheader" className={styles.service}>
        <Link
          to={links.tab(service.entityRef)}
          className={styles.name}
          data-cell={cellKey({ row: index, column: 0 })}
          tabIndex={tabIndex(0)}
          onFocus={() => props.onFocus(index, 0)}
        >
          <MiddleTruncate text={name} keep={10} />
        </Link>
      </div>
      {environments.map((environment, place) => {
        const column = place + 1;
        const cell = cellOf(row, environment.name);
        const open = (element: HTMLElement) =>
          props.onOpen(service.entityRef, environment.name, element);
        return (
          <div
            key={environment.name}
            role="gridcell"
            aria-haspopup="dialog"
            className={styles.cell}
            data-shade={shadeOf(cell.behind)}
            data-cell={cellKey({ row: index, column })}
            data-column={column}
            tabIndex={tabIndex(column)}
            onFocus={() => props.onFocus(index, column)}
            onClick={event => open(event.currentTarget)}
            onKeyDown={event => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              open(event.currentTarget);
            }}
          >
            <CellText
              cell={cell}
              isSame={isSame(
                cell,
                place > 0
                  ? cellOf(row, environments[place - 1].name)
                  : undefined,
              )}
            />
          </div>
        );
      })}
    </div>
  );
}

export function cellOf(row: MatrixRow, environment: string): EnvironmentCell {
  return (
    row.cells.find(each => each.environment === environment) ?? { environment }
  );
}

export function isSame(
  cell: EnvironmentCell,
  left: EnvironmentCell | undefined,
): boolean {
  const sha = cell.current?.sha;
  return sha !== undefined && sha === left?.current?.sha;
}

/** Five steps, so that neighbours of an age look alike. */
export function shadeOf(behind: number | undefined): number {
  if (!behind) return 0;
  if (behind < 5) return 1;
  if (behind < 15) return 2;
  return behind < 40 ? 3 : 4;
}
