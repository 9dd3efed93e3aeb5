/** What a conflict rule may ask of a registration before it applies. Free of schemas, so that browsers may load it. */
import type { FieldShape, OperatorName } from '../leads/operators.ts';
import { tiers } from '../partners/status.ts';

/** The facts of a registration that a rule's conditions may look at, compared as the operator table says. */
export const registrationFields = {
  productId: { kind: 'id' },
  productFamily: { kind: 'text' },
  country: { kind: 'code' },
  tier: { kind: 'band', order: tiers },
  partnerKind: { kind: 'code' },
  value: { kind: 'amount' },
} as const satisfies Record<string, FieldShape>;
export type RegistrationField = keyof typeof registrationFields;

/** One question that a conflict rule asks of a registration; amounts are written `1250.00 AED`. */
export interface RegistrationCondition {
  field: RegistrationField;
  operator: OperatorName;
  values: readonly string[];
}
