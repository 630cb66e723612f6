import type { MatrixRow } from '@mainline/backstage-plugin-delivery-common';

/** Of such a service nothing was ever deployed, and nothing is on its way: there is nothing to compare. */
export function isSilent(row: MatrixRow): boolean {
  return row.cells.every(
    ({ current, underway, failed }) => !current && !underway && !failed,
  );
}
