/** Why a row is refused or noticed, and why a job failed: each has its sentence under `reason.import.<code>`. */
export const rowFaults = [
  'already-exists',
  'ambiguous-date',
  'column-count',
  'control-characters',
  'country-not-recognised',
  'invalid-email',
  'invalid-phone',
  'invalid-value',
  'invalid-website',
  'not-a-date',
  'not-a-number',
  'not-a-whole-number',
  'not-received-yet',
  'out-of-range',
  'refused',
  'required',
  'stray-quote',
  'too-long',
  'two-digit-year',
  'unexpected',
  'unknown-reference',
  'unknown-value',
] as const;
export type RowFault = (typeof rowFaults)[number];

export const rowNotices = [
  'cells-missing',
  'control-characters-removed',
  'country-kept-as-text',
  'fact-shortened',
  'formula-as-text',
] as const;
export type RowNotice = (typeof rowNotices)[number];

export const jobFailures = [
  'file-changed',
  'file-not-encoded',
  'file-unreadable',
  'interrupted',
  'row-too-long',
] as const;
export type JobFailure = (typeof jobFailures)[number];
