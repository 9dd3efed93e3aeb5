import type { RegistrationField } from '@rafiq/shared/deals/registration-fields.ts';
import { partnerKinds, tiers } from '@rafiq/shared/partners/status.ts';
import type { ConditionChoices, Option } from '#lib/components/policy/condition-table.ts';
import { choicesOf } from '#lib/components/terms/choices-of.ts';
import { partnerKindWords, tierWords } from '#lib/components/terms/partner-terms.ts';
import { countryChoices } from '#lib/format/country-choices.ts';
import type { Formatter } from '#lib/format/formatter.ts';

/**
 * What the values of a condition are chosen from, by field; amounts are typed.
 * @param families of all products; null where they are not all known: then they are written
 */
export function registrationChoices(
  format: Formatter,
  products: readonly Option[],
  families: readonly string[] | null,
): ConditionChoices<RegistrationField> {
  return {
    country: countryChoices(format),
    productId: products,
    ...(families !== null &&
      families.length > 0 && { productFamily: families.map((value) => ({ value, label: value })) }),
    tier: choicesOf(tiers, tierWords),
    partnerKind: choicesOf(partnerKinds, partnerKindWords),
  };
}
