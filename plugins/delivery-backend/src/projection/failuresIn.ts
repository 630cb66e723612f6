import type {
  Deployment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';

/** What ended last in its environment and did not succeed. One that a person cancelled is no failure. */
export function failuresIn(cells: EnvironmentCell[]): Deployment[] {
  return cells.flatMap(({ failed }) =>
    failed && failed.state !== 'cancelled' ? [failed] : [],
  );
}
