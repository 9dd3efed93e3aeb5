/** Keeps behind the events of leads which partners serve an account, for placement to look at. */
import { tieWrite } from '#functions/accounts/index.ts';
import { ConditionFailed, atVersion, commit, type Change } from '#functions/kernel/commit.ts';
import { queryAll } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { log } from '#functions/kernel/log.ts';
import { changesTie, tieOf, tyingSubstatuses } from './domain/account-tie.ts';
import type { Lead } from './domain/lead.ts';
import { parseLead } from './store/lead-items.ts';
import { recordKey, substatusList } from './store/lead-keys.ts';
import { findLead, findLeads } from './store/lead-store.ts';

const mostTries = 5;

/**
 * Says how a lead ties a partner to its account, as the lead stands now and not as an event told it: repeated and
 * reordered events all come to the same (1 transaction; one reading and one transaction more where the lead has moved
 * on meanwhile).
 */
async function tieLead(read: Lead, change: Change): Promise<void> {
  let lead: Lead | undefined = read;
  for (let tries = 1; lead !== undefined; tries += 1) {
    const { accountId } = lead.customer;
    if (accountId === null) return;
    const asRead = { label: 'record', check: recordKey(lead.id), when: atVersion(lead.version) };
    try {
      const writes = [asRead, tieWrite(accountId, lead.id, tieOf(lead))];
      return await commit(change, { writes, events: [], answer: undefined });
    } catch (error) {
      if (!(error instanceof ConditionFailed) || tries === mostTries) throw error;
      lead = await findLead(lead.id);
    }
  }
}

/** Takes in what events may have changed (1 request for all, and what each lead takes); answers those that failed. */
export async function tieAccounts(change: Change, events: readonly StoredEvent[]): Promise<string[]> {
  const byLead = Map.groupBy(events.filter(changesTie), ({ subject }) => subject);
  if (byLead.size === 0) return [];
  const failed: string[] = [];
  for (const lead of await findLeads([...byLead.keys()])) {
    try {
      await tieLead(lead, change);
    } catch (error) {
      log.error('account was not told who serves it', { leadId: lead.id, error: error as Error });
      failed.push(...(byLead.get(lead.id) ?? []).map(({ id }) => id));
    }
  }
  return failed;
}

/**
 * Says of every lead that was taken on before this was kept whom it ties to its account (1 request per megabyte of
 * leads, and 1 for each of them). To be cut off and to be repeated does no harm.
 * @returns how many tie somebody
 */
export async function tieEveryAccount(change: Change): Promise<number> {
  let tied = 0;
  for (const substatus of tyingSubstatuses) {
    const items = await queryAll({ partition: substatusList(substatus), index: 'list' });
    for (const lead of items.map(parseLead).filter(({ customer }) => customer.accountId !== null)) {
      await tieLead(lead, change);
      tied += 1;
    }
  }
  return tied;
}
