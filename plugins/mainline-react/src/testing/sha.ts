/** Forty hexadecimal digits that look like a commit and are the same for the same seed. */
export function sha(seed: number): string {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: 40 }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return (state & 15).toString(16);
  }).join('');
}
