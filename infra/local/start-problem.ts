/** Why Rafiq cannot start (or go on) here, in words for the person who typed the command: shown without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
  }
}
