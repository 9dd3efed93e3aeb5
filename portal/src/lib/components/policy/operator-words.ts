import type { OperatorName } from '@rafiq/shared/leads/operators.ts';
import { m } from '#lib/paraglide/messages.js';

/** How a value is compared, in the reader's words. */
export const operatorWords: Readonly<Record<OperatorName, () => string>> = {
  'is-one-of': m.op_is_one_of,
  'is-none-of': m.op_is_none_of,
  'begins-with': m.op_begins_with,
  'at-least': m.op_at_least,
  'at-most': m.op_at_most,
  between: m.op_between,
  'is-known': m.op_is_known,
  'is-unknown': m.op_is_unknown,
};
