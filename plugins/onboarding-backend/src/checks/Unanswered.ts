import type { Words } from '@mainline/backstage-plugin-mainline-common';

/** Nobody could be asked, or answered. Its words are what people are told; its cause is for the log. */
export class Unanswered extends Error {
  readonly words: Words;

  constructor(words: Words, cause?: unknown) {
    super(words.sentence, { cause });
    this.name = 'Unanswered';
    this.words = words;
  }
}
