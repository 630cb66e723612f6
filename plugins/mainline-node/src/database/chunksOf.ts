/**
 * Parts of at most so many values: a statement takes no more parameters than its database allows.
 *
 * @public
 */
export function chunksOf<T>(values: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < values.length; start += size) {
    chunks.push(values.slice(start, start + size));
  }
  return chunks;
}
