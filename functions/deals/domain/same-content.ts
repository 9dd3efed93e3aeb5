import { canonicalText } from '@rafiq/shared/canonical-text.ts';

/** Whether two parts of a registration say the same, in whatever order they name it; what is not said says nothing. */
export const sameContent = (one: unknown, other: unknown): boolean =>
  canonicalText(one ?? null) === canonicalText(other ?? null);
