import { problems, type FieldProblem, type ProblemCode } from '@rafiq/shared/problems.ts';

/** What a field refusal says before it is put into the reader's language. */
export type FieldFault = Omit<FieldProblem, 'detail'> & { params?: Record<string, string | number> };

/** A refusal with its code from THE problem table; anything else that is thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: Record<string, string | number>;
  readonly errors: FieldFault[];
  readonly retryAfterSeconds: number | undefined;
  /** A page that says it to a browser without script, in place of the document. */
  readonly html: string | undefined;

  constructor(
    code: ProblemCode,
    options: {
      params?: Record<string, string | number>;
      errors?: FieldFault[];
      retryAfterSeconds?: number;
      html?: string;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.params = options.params ?? {};
    this.errors = options.errors ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.html = options.html;
  }

  get status(): number {
    return problems[this.code];
  }
}
