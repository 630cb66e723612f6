import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

export interface GridPlace {
  row: number;
  column: number;
}

/** Marks the element of a cell that takes the focus. */
export function cellKey(place: GridPlace): string {
  return `${place.row}:${place.column}`;
}

const page = 10;

/**
 * The keys of a grid: arrows go from cell to cell, Home and End along the row, with Control to the corners, Page up and
 * down by ten rows. One cell is in the tab order: the one that had the focus last.
 */
export function useGridFocus(options: {
  rows: number;
  columns: number;
  root: RefObject<HTMLElement>;
}) {
  const { rows, columns, root } = options;
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const moved = useRef(false);
  // A filter may have left fewer rows.
  const focused = {
    row: Math.max(0, Math.min(place.row, rows - 1)),
    column: Math.min(place.column, columns - 1),
  };
  const key = cellKey(focused);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    root.current?.querySelector<HTMLElement>(`[data-cell="${key}"]`)?.focus();
  }, [key, root]);

  /** Tells where the key leads: whoever draws the rows brings that one into sight. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = targetOf(event, focused, { rows, columns });
    if (!target) return undefined;
    event.preventDefault();
    moved.current = true;
    setPlace(target);
    return target;
  };
  const onFocus = useCallback(
    (row: number, column: number) =>
      setPlace(before =>
        before.row === row && before.column === column
          ? before
          : { row, column },
      ),
    [],
  );
  return { focused, onKeyDown, onFocus };
}

function targetOf(
  event: KeyboardEvent<HTMLElement>,
  from: GridPlace,
  size: { rows: number; columns: number },
): GridPlace | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const within = (row: number, column: number) => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  const { row, column } = from;
  const toCorner = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
      return within(row + 1, column);
    case 'ArrowUp':
      return within(row - 1, column);
    case 'ArrowRight':
      return within(row, column + 1);
    case 'ArrowLeft':
      return within(row, column - 1);
    case 'PageDown':
      return within(row + page, column);
    case 'PageUp':
      return within(row - page, column);
    case 'Home':
      return within(toCorner ? 0 : row, 0);
    case 'End':
      return within(toCorner ? lastRow : row, lastColumn);
    default:
      return undefined;
  }
}
