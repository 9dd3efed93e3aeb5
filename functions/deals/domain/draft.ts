import { canonicalMoney } from '@rafiq/shared/money.ts';
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { Registration } from './registration.ts';

/** A product of the catalogue, as far as a registration keeps it. */
export interface DealProduct {
  id: string;
  name: string;
  family: string | null;
}

const withCanonicalValue = (content: DealContent): DealContent =>
  content.value === undefined ? content : { ...content, value: canonicalMoney(content.value) };

const ofProduct = (product: DealProduct | null) => ({
  productName: product?.name ?? null,
  productFamily: product?.family ?? null,
});

/** A registration as it begins: a draft that says as much as its partner knows. */
export const draft = (
  content: DealContent,
  facts: {
    id: string;
    partner: { id: string; name: string };
    product: DealProduct | null;
    leadId: string | null;
    onBehalfOf: Registration['onBehalfOf'];
    at: string;
  },
): Registration => ({
  id: facts.id,
  partnerId: facts.partner.id,
  partnerName: facts.partner.name,
  status: 'draft',
  content: withCanonicalValue(content),
  ...ofProduct(facts.product),
  leadId: facts.leadId,
  onBehalfOf: facts.onBehalfOf,
  accountId: null,
  claimed: null,
  submittedAt: null,
  submittedBefore: false,
  unlisted: false,
  decideBy: null,
  overdueAt: null,
  judged: null,
  decision: null,
  asked: null,
  protection: null,
  share: null,
  coSell: false,
  end: null,
  conflictId: null,
  createdAt: facts.at,
  updatedAt: facts.at,
  version: 1,
});

/** The same registration with another content, or for another reseller; its status stays. */
export const edit = (
  deal: Registration,
  content: DealContent,
  product: DealProduct | null,
  onBehalfOf: Registration['onBehalfOf'],
  at: string,
): Registration => ({
  ...deal,
  onBehalfOf,
  content: withCanonicalValue(content),
  ...ofProduct(product),
  updatedAt: at,
  version: deal.version + 1,
});
