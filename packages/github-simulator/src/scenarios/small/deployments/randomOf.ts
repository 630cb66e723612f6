import { SeededRandom } from '../../../world/SeededRandom';

/**
 * Random numbers that follow from a text alone: deployments draw from their own, so that they change nothing in the story
 * of check-ins and runs, and no visitor changes theirs.
 */
export function randomOf(text: string): SeededRandom {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193); // eslint-disable-line no-bitwise
  }
  return new SeededRandom(hash);
}
