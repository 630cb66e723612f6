import { useMemo, useState } from 'react';
import { countMoves } from './countMoves';

/**
 * Keeps a list from re-sorting under the reader. Rows are brought up to date in place; what would come, go or move
 * waits until the reader asks for it. Another `view` (filter, sort, more pages) shows its own order at once.
 *
 * @public
 */
export function useHeldOrder<T>(
  items: T[] | undefined,
  options: { view: string; idOf: (item: T) => string },
): {
  items: T[] | undefined;
  /** How many rows would come, go or move. */
  changes: number;
  show: () => void;
} {
  const { view, idOf } = options;
  const [held, setHeld] = useState<{ view: string; items: T[] }>();

  const otherView = held?.view !== view;
  // An empty list has no order to lose: its first rows come at once.
  const firstRows = held?.items.length === 0 && items && items.length > 0;
  if (items && (otherView || firstRows)) setHeld({ view, items });

  return useMemo(() => {
    const show = () => {
      if (items) setHeld({ view, items });
    };
    if (!items || held?.view !== view) return { items, changes: 0, show };

    const byId = new Map(items.map(item => [idOf(item), item]));
    return {
      items: held.items.map(old => byId.get(idOf(old)) ?? old),
      changes: countMoves(held.items.map(idOf), items.map(idOf)),
      show,
    };
  }, [items, held, view, idOf]);
}
