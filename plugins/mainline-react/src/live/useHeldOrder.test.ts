import { act, renderHook } from '@testing-library/react';
import { useHeldOrder } from './useHeldOrder';

interface Row {
  id: string;
  state: string;
}
const idOf = (row: Row) => row.id;
const rows = (...ids: string[]): Row[] =>
  ids.map(id => ({ id, state: 'before' }));

function hold(items: Row[]) {
  return renderHook(
    (props: { items: Row[]; view: string }) =>
      useHeldOrder(props.items, { view: props.view, idOf }),
    { initialProps: { items, view: 'all' } },
  );
}

describe('useHeldOrder', () => {
  it('brings rows up to date in place and keeps their order until the reader asks', () => {
    const { result, rerender } = hold(rows('a', 'b', 'c'));

    rerender({
      items: [{ id: 'c', state: 'after' }, ...rows('a', 'b')],
      view: 'all',
    });
    expect(result.current.items).toEqual([
      ...rows('a', 'b'),
      { id: 'c', state: 'after' },
    ]);
    expect(result.current.changes).toBe(1);

    act(() => result.current.show());
    expect(result.current.items?.map(idOf)).toEqual(['c', 'a', 'b']);
    expect(result.current.changes).toBe(0);
  });

  it('shows the first rows of an empty list at once', () => {
    const { result, rerender } = hold([]);
    rerender({ items: rows('a', 'b'), view: 'all' });
    expect(result.current.items?.map(idOf)).toEqual(['a', 'b']);
    expect(result.current.changes).toBe(0);
  });

  it('shows another view in its own order at once', () => {
    const { result, rerender } = hold(rows('a', 'b'));

    rerender({ items: rows('b', 'x'), view: 'mine' });

    expect(result.current.items?.map(idOf)).toEqual(['b', 'x']);
    expect(result.current.changes).toBe(0);
  });
});
