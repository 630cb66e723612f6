import type {
  Environment,
  EnvironmentCell,
} from '@mainline/backstage-plugin-delivery-common';
import type { ServiceCells } from '../../projection';

/** The computed cells for the environments of this moment: one that came since has nothing yet. */
export function cellsInOrder(
  document: string | null,
  environments: ReadonlyArray<Pick<Environment, 'name'>>,
): { newest: ServiceCells['newest']; cells: EnvironmentCell[] } {
  const { newest, cells }: ServiceCells =
    document === null ? { cells: [] } : JSON.parse(document);
  return {
    newest,
    cells: environments.map(
      ({ name }) =>
        cells.find(cell => cell.environment === name) ?? { environment: name },
    ),
  };
}
