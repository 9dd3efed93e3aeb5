import { problems, type FieldProblem, type ProblemCode } from '@rafiq/shared/problems.ts';

/** What a field refusal says before it is put into the reader's language. */
export type FieldFault = Omit<FieldProblem, 'detail'> & { params?: Record<string, string | number> };

/** A refusal with its code from THE problem table; anything else that is thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: Record<string, string | number>;
  readonly errors: FieldFault[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    options: {
      params?: Record<string, string | number>;
      errors?: FieldFault[];
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return problems[this.code];
  }
}
