/** The facts by which a registration was judged, kept so that it can be judged anew by them. */
import { formatMoney } from '@rafiq/shared/money.ts';
import { deflateRawSync } from 'node:zlib';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import type { GatheredFacts } from '../domain/conflict-facts.ts';
import { dealFactsKey } from './deal-keys.ts';

/** Many alike accounts with many registrations each are a megabyte of text, and a tenth of it packed. */
const packed = (facts: GatheredFacts): Uint8Array => {
  const { registration } = facts;
  const written = {
    ...facts,
    registration: {
      ...registration,
      value: registration.value === null ? null : formatMoney(registration.value),
    },
  };
  return deflateRawSync(JSON.stringify(written));
};

/** The item that keeps them, beside the version they decided. */
export const factsItem = (dealId: string, version: number, facts: GatheredFacts): Item & Key => ({
  ...dealFactsKey(dealId, version),
  kind: 'deal-facts',
  schema: 1,
  facts: packed(facts),
});
