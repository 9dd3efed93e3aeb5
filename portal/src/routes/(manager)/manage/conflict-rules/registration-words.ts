/** What conditions may ask of a registration, in the reader's words. */
import type { RegistrationField } from '@rafiq/shared/deals/registration-fields.ts';
import { formatMoney } from '@rafiq/shared/exact-money.ts';
import type { PartnerKind, Tier } from '@rafiq/shared/partners/status.ts';
import { amountIn, readAmount } from '#lib/components/policy/amount-value.ts';
import { partnerKindWords, tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

export const registrationFieldWords: Readonly<Record<RegistrationField, () => string>> = {
  productId: m.fact_product,
  productFamily: m.product_family,
  country: m.leads_country,
  tier: m.conflict_field_tier,
  partnerKind: m.conflict_field_kind,
  value: m.fact_value,
};

/** A value of a condition as people say it; amounts are written `1250.00 AED`. */
export function registrationValueText(
  field: RegistrationField,
  value: string,
  { format, names }: { format: Formatter; names: Readonly<Record<string, string>> },
): string {
  switch (field) {
    case 'productId':
      return names[value] ?? value;
    case 'country':
      return format.country(value);
    case 'tier':
      return (tierWords as Readonly<Partial<Record<string, () => string>>>)[value as Tier]?.() ?? value;
    case 'partnerKind':
      return (
        (partnerKindWords as Readonly<Partial<Record<string, () => string>>>)[value as PartnerKind]?.() ??
        value
      );
    case 'value': {
      const typed = amountIn(value);
      const money = readAmount(typed);
      return money === undefined ? value : format.money(formatMoney(money), 'whole');
    }
    case 'productFamily':
      return value;
  }
}
