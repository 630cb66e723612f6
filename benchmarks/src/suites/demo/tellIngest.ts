import type { Figure } from '../../figures/Figure';
import type { BenchPortal } from '../../portal/startPortal';

/** What it took to collect everything: context of the other figures, without an aim. */
export async function tellIngest({
  collected: { ms, requests, rows },
}: BenchPortal): Promise<Figure[]> {
  const query = 'a new portal reads every service and projects it';
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return [
    { metric: 'ingest.time', value: ms / 1000, unit: 's', query, samples: 1 },
    {
      metric: 'ingest.requests',
      value: requests,
      unit: 'requests',
      query,
      samples: 1,
    },
    {
      metric: 'ingest.rows',
      value: total,
      unit: 'rows',
      query,
      samples: 1,
      details: { rows },
    },
  ];
}
