import type { Said, Words } from './Words';

/**
 * Several things said one after the other.
 *
 * @public
 */
export function inOrder(...said: Said[]): Said;
/** They are messages where each of them is. @public */
export function inOrder(...words: Words[]): Words;
export function inOrder(...words: Words[]): Words {
  return {
    sentence: words.map(({ sentence }) => sentence).join(' '),
    messages: words.every(isSaid)
      ? words.flatMap(({ messages }) => messages)
      : undefined,
  };
}

function isSaid(words: Words): words is Said {
  return words.messages !== undefined;
}
