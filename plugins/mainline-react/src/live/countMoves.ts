/**
 * How many ids were added, removed or changed their place among the others. One row that moves counts once, however
 * many rows it passes: those that stay are the longest run of ids that kept their order.
 */
export function countMoves(before: string[], after: string[]): number {
  const place = new Map(before.map((id, index) => [id, index]));
  const kept = after.filter(id => place.has(id));
  const added = after.length - kept.length;
  const removed = before.length - kept.length;

  // Patience sorting: the last of the shortest piles tells the longest increasing run.
  const tails: number[] = [];
  for (const id of kept) {
    const at = place.get(id)!;
    const pile = tails.findIndex(tail => tail >= at);
    tails[pile === -1 ? tails.length : pile] = at;
  }
  return added + removed + kept.length - tails.length;
}
