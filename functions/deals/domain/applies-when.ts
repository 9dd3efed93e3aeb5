import { readAmountText } from '@rafiq/shared/deals/amount-text.ts';
import { registrationFields, type RegistrationCondition } from '@rafiq/shared/deals/registration-fields.ts';
import { fold } from '@rafiq/shared/fold.ts';
import { askIn, operators, type FieldShape, type Operator } from '@rafiq/shared/leads/operators.ts';
import type { Money } from '@rafiq/shared/money.ts';
import type { GatheredFacts } from './conflict-facts.ts';

type Asked = Pick<GatheredFacts, 'registration' | 'partner'>;

/** The conditions of a rule, ready to be asked of many registrations: all of them must hold. */
export function appliesWhen(conditions: readonly RegistrationCondition[]): (facts: Asked) => boolean {
  const questions = conditions.map(askOf);
  return (facts) => questions.every((holds) => holds(facts));
}

function askOf(condition: RegistrationCondition): (facts: Asked) => boolean {
  const { field } = condition;
  if (field === 'value') {
    const holds = askAmount(condition);
    return ({ registration }) => holds(registration.value);
  }
  const { kind, order = [] }: FieldShape = registrationFields[field];
  const holds = askIn(order, (text) => (kind === 'text' ? fold(text).trim() : text), condition);
  return ({ registration, partner }) => {
    const said = { ...registration, tier: partner.tier, partnerKind: partner.kind };
    return holds(said[field]);
  };
}

/** A condition on amounts. One in another currency is not known: there is no rate to compare it by. */
function askAmount({
  operator,
  values,
}: Pick<RegistrationCondition, 'operator' | 'values'>): (value: Money | null) => boolean {
  const { holds, ofUnknown }: Operator = operators[operator];
  const given = values.map(readAmountText);
  const amounts = given.filter((one) => one !== undefined);
  return (value) => {
    const isComparable =
      amounts.length === given.length && amounts.every(({ currency }) => currency === value?.currency);
    if (value === null || !isComparable) return ofUnknown;
    const sizes = amounts.map(({ amountMinor }) => amountMinor);
    // The operators know orders of names: here it is that of the amounts that are compared.
    const order = [value.amountMinor, ...sizes].toSorted((a, b) => Number(a - b));
    return holds(String(value.amountMinor), sizes.map(String), order.map(String));
  };
}
