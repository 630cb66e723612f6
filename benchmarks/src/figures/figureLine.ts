import { compareFigures } from './compareFigures';
import type { Aim, Figure, Surroundings } from './Figure';

/** One line of JSON, whose first fields are the same for every figure of every suite. */
export function figureLine(figure: Figure, surroundings: Surroundings): string {
  const { metric, unit, query, yardstick, samples, aim, details } = figure;
  if (!Number.isFinite(figure.value)) {
    throw new Error(`'${metric}' is no number: ${figure.value}.`);
  }
  const { ratio, noRatio } = compareFigures(figure.value, figure.against, unit);
  return JSON.stringify({
    bench: surroundings.bench,
    metric,
    value: rounded(figure.value),
    unit,
    against: rounded(figure.against),
    ratio: rounded(ratio),
    noRatio: figure.against === undefined ? undefined : noRatio,
    aim,
    met: aim && isMet(aim, figure.value, ratio),
    query,
    yardstick,
    samples,
    ...details,
    data: surroundings.data,
    machine: surroundings.machine,
  });
}

/** Undefined where the aim is a ratio, and there is none to tell. */
function isMet(
  aim: Aim,
  value: number,
  ratio: number | undefined,
): boolean | undefined {
  if ('value' in aim) return value <= aim.value;
  if (ratio === undefined) return undefined;
  return 'leastRatio' in aim ? ratio >= aim.leastRatio : ratio <= aim.ratio;
}

function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(3));
}
