/** `a, b` and `c`, of words that a message lists with an "or" between the last two. */
export function alternatives(words: readonly string[]) {
  return {
    others: words.slice(0, -1).join(', '),
    last: words.at(-1) ?? '',
  };
}
