/** Submitting a lead: by API, by hand or from a file, always the same way. */
import type { NewLead } from '@rafiq/shared/leads/contract.ts';
import { resolveAccount, type AccountFinder, type ResolvedAccount } from '#functions/accounts/index.ts';
import { type Change, ConditionFailed, keepAnswer, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findProduct, matchProduct } from '#functions/products/index.ts';
import type { Lead } from './domain/lead.ts';
import { openLead } from './domain/open-lead.ts';
import { saveLead, type Move } from './save-lead.ts';
import { findByExternalRef } from './store/lead-store.ts';

export interface Submitted {
  lead: Lead;
  outcome: 'created' | 'unchanged';
}

/** What another room writes in the transaction of a lead, once it is known which lead it is. */
export type Beside = (leadId: string) => { writes: readonly Write[]; events: readonly EventDraft[] };
const nothing: Beside = () => ({ writes: [], events: [] });

async function productOf(input: NewLead): Promise<{ id: string; name: string } | null> {
  if (input.productId !== undefined) {
    const product = await findProduct(input.productId);
    if (product === undefined)
      throw new Problem('unknown-reference', {
        errors: [{ pointer: '/productId', code: 'unknown-reference' }],
      });
    return product;
  }
  return input.productName === undefined ? null : ((await matchProduct(input.productName)) ?? null);
}

/** What is told of a lead, or an addition to one, that the customer itself sent through a web form; whose form stays with the vendor. */
export const askedThrough = (formName: string): Pick<Move, 'data' | 'vendorData'> => ({
  data: { askedBy: 'customer' },
  vendorData: { formName },
});

/** A lead whose company nobody knows belongs to no account. */
async function accountOf(
  { company }: NewLead,
  change: Change,
  find: AccountFinder | undefined,
): Promise<Omit<ResolvedAccount, 'accountId'> & { accountId: string | null }> {
  if (company.name === undefined) return { accountId: null, cameAs: null, writes: [], events: [] };
  const { name, country = null, industry = null, website = null } = company;
  return resolveAccount({ name, country, industry, website }, change, newId, find);
}

const dayMs = 86_400_000;

/** The clocks of two systems may differ by a zone; a lead of next year is a date mistyped, and would head every list. */
function requireReceived({ receivedAt }: NewLead, at: string): void {
  if (receivedAt === undefined || Date.parse(receivedAt) <= Date.parse(at) + dayMs) return;
  throw new Problem('invalid-request', { errors: [{ pointer: '/receivedAt', code: 'not-received-yet' }] });
}

const mostTries = 5;

/**
 * Records a lead and its account; distribution takes it from there. The same external reference again changes
 * nothing and answers the lead it already made.
 * @throws Problem `invalid-request` for a lead that is said to be received more than a day ahead, also where it was
 * recorded before; `unknown-reference`
 */
export async function submitLead(
  input: NewLead,
  change: Change,
  {
    beside = nothing,
    findAccount,
    formName,
  }: {
    beside?: Beside;
    findAccount?: AccountFinder;
    /** The web form through which the customer itself asked. */
    formName?: string;
  } = {},
): Promise<Submitted> {
  requireReceived(input, change.at);
  const product = await productOf(input);
  const id = newId('lead');
  const { writes, events } = beside(id);
  for (let tries = 1; ; tries += 1) {
    const account = await accountOf(input, change, findAccount);
    const { accountId, cameAs } = account;
    const lead = openLead(input, { id, at: change.at, accountId, cameAs, product });
    try {
      const submitted: Submitted = { lead, outcome: 'created' };
      return await saveLead(
        change,
        {
          before: undefined,
          after: lead,
          happened: 'submitted',
          ...(formName === undefined ? {} : askedThrough(formName)),
          extra: [...account.writes, ...writes],
          events: [...account.events, ...events],
        },
        submitted,
      );
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.label === 'external-ref' && input.externalRef !== undefined) {
        const existing = await findByExternalRef(input.externalRef);
        if (existing !== undefined) return keepAnswer(change, { lead: existing, outcome: 'unchanged' });
      }
      // Somebody recorded the same account in between: the next reading finds it.
      if (error.label !== 'account-name' || tries === mostTries) throw error;
    }
  }
}
