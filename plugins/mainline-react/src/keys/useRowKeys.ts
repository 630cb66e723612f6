import type { KeyboardEvent } from 'react';

/**
 * Arrow keys go from row to row of a list, Home and End to its ends; Enter follows the focused link by itself. Rows are
 * `li`, and each is entered at its first `data-row-link`.
 *
 * @public
 */
export function useRowKeys() {
  return (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.children].flatMap(item => {
      const link = item.querySelector<HTMLElement>('[data-row-link]');
      return link ? [{ item, link }] : [];
    });
    const rows = items.map(({ link }) => link);
    const at = items.findIndex(({ item }) =>
      item.contains(document.activeElement),
    );
    const target = {
      ArrowDown: rows[at + 1],
      ArrowUp: rows[at - 1],
      Home: rows[0],
      End: rows[rows.length - 1],
    }[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
}
