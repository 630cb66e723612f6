import { percentile } from '../sampling/percentile';
import type { Aim, Figure } from './Figure';

/** The statistics that are told of many samples. */
const statistics = { median: 0.5, p95: 0.95 } as const;

export type Statistic = keyof typeof statistics;

/** Median and 95th percentile, each beside that of the yardstick. */
export function distribution(
  metric: string,
  taken: { ours: number[]; yardstick?: number[] },
  about: Pick<Figure, 'query' | 'yardstick' | 'details'> & {
    aims?: Partial<Record<Statistic, Aim>>;
  },
): Figure[] {
  const { aims, ...rest } = about;
  return (Object.keys(statistics) as Statistic[]).map(statistic => {
    const share = statistics[statistic];
    return {
      metric: `${metric}.${statistic}`,
      value: percentile(taken.ours, share),
      unit: 'ms',
      against: taken.yardstick && percentile(taken.yardstick, share),
      samples: taken.ours.length,
      aim: aims?.[statistic],
      ...rest,
    };
  });
}
