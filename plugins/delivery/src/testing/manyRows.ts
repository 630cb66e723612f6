import {
  conventionalEnvironments,
  type MatrixRow,
} from '@mainline/backstage-plugin-delivery-common';
import {
  ago,
  hour,
  minute,
} from '@mainline/backstage-plugin-mainline-react/testing';
import { cell, deployment, matrixRow } from './factories';

/** So many services of different ages; some fail, some are under way. */
export function manyRows(count: number, now: number): MatrixRow[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `service-${String(index + 1).padStart(3, '0')}`;
    const service = `component:default/${name}`;
    const row = matrixRow(
      name,
      now,
      conventionalEnvironments.map((environment, place) => {
        const behind = (index * 7 + place * place * (index % 5)) % 71;
        return cell(environment.name, {
          current: deployment(461 - behind, environment.name, now, {
            service,
            requestedAt: ago((behind + place + 1) * 2 * hour + 4 * minute, now),
            endedAt: ago((behind + place + 1) * 2 * hour, now),
          }),
          behind,
        });
      }),
      { owner: `group:default/team-${'abcdef'[index % 6]}` },
    );
    if (index % 37 === 5) {
      row.cells[3].failed = deployment(460, 'production', now, {
        service,
        state: 'failed',
      });
    }
    if (index % 53 === 9) {
      row.cells[1].underway = deployment(461, 'uat', now, {
        service,
        state: 'running',
        phase: 'following',
        endedAt: undefined,
      });
    }
    return row;
  });
}
