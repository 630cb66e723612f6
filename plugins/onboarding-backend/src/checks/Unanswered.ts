/** Nobody could be asked. Its message is the sentence that people are told; its cause is for the log. */
export class Unanswered extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'Unanswered';
  }
}
