/**
 * In which order the contenders of a round have their turn. Everyone comes first, second and last equally often, and after each
 * neighbour: whatever one leaves behind (a warm cache, garbage to collect) is spread over all.
 *
 * @param contenders - how many there are
 * @param round - 0 is the first
 * @returns their indices
 */
export function roundOrder(contenders: number, round: number): number[] {
  const order = Array.from(
    { length: contenders },
    (_, turn) => (round + turn) % contenders,
  );
  // The circle turns every round, and runs backwards every other time that it comes round.
  return Math.floor(round / contenders) % 2 === 0 ? order : order.reverse();
}
