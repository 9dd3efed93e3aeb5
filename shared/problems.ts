/**
 * Every refusal Rafiq can answer: code → HTTP status (RFC 9457). Titles and details in each language stand in
 * `messages/*.json` under `problem.<code>`; a test demands that none is missing.
 */
export const problems = {
  'malformed-json': 400,
  'invalid-request': 400,
  'invalid-cursor': 400,
  'invalid-idempotency-key': 400,
  'idempotency-key-required': 400,
  unauthenticated: 401,
  'not-a-member': 403,
  forbidden: 403,
  'partner-suspended': 403,
  'origin-not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'lead-already-claimed': 409,
  'illegal-move': 409,
  'already-exists': 409,
  'offer-no-longer-open': 409,
  'proof-already-used': 409,
  'invitation-already-used': 409,
  'several-invitations': 409,
  'former-offer-ended': 409,
  'acted-since': 409,
  'no-longer-editable': 409,
  'question-no-longer-open': 409,
  'account-merged': 409,
  'account-stands-for-others': 409,
  'accounts-told-apart': 409,
  'attachment-not-arrived': 409,
  'attachment-not-cleared': 409,
  'holders-unheard': 409,
  'extension-pending': 409,
  'no-extension-pending': 409,
  'offer-expired': 410,
  'protection-over': 410,
  'appeal-closed': 410,
  'proof-expired': 410,
  'invitation-expired': 410,
  'invitation-no-longer-valid': 410,
  'undo-closed': 410,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'capacity-reached': 422,
  'pool-limit-reached': 422,
  'consent-missing': 422,
  'no-more-extensions': 422,
  'too-many-merged': 422,
  'not-a-party': 422,
  'last-administrator': 422,
  'organisation-full': 422,
  'too-many-invitations': 422,
  'too-many-files': 422,
  'partner-not-active': 422,
  'partner-not-eligible': 422,
  'may-not-see': 422,
  'nobody-to-share-with': 422,
  'unknown-reference': 422,
  'reason-not-offered': 422,
  'proof-not-valid': 422,
  'submission-not-taken': 422,
  'idempotency-key-reused': 422,
  'import-file-changed': 409,
  'import-file-missing': 422,
  'import-date-order-needed': 422,
  'import-mapping-incomplete': 422,
  'import-refused-rows-missing': 422,
  'if-match-required': 428,
  'claim-too-soon': 429,
  'too-many-requests': 429,
  'too-many-checks': 429,
  'too-many-registrations': 429,
  'too-many-messages': 429,
  'internal-error': 500,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof problems;

/** What is wrong with one field: where (JSON pointer), which rule, and the sentence for the reader. */
export interface FieldProblem {
  pointer: string;
  code: string;
  detail: string;
}

/** The body of every refusal (`application/problem+json`). */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: ProblemCode;
  errors?: FieldProblem[];
}
