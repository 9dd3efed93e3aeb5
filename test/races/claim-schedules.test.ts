/**
 * A thousand orders in which claims of one pooled lead may interleave, over the room's own decisions and writes. The
 * database is played by a map that checks the conditions of a transaction.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConditionFailed, absent, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { claimFromPool } from '#functions/leads/domain/answer-offer.ts';
import { advance, type Lead } from '#functions/leads/domain/lead.ts';
import { openLead } from '#functions/leads/domain/open-lead.ts';
import { untilSettled } from '#functions/leads/save-lead.ts';
import { parseLead } from '#functions/leads/store/lead-items.ts';
import { recordKey } from '#functions/leads/store/lead-keys.ts';
import { moveWrites } from '#functions/leads/store/lead-writes.ts';

const at = '2026-11-22T09:30:00.000Z';
const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
const keyText = ({ pk, sk }: { pk?: unknown; sk?: unknown }): string => `${String(pk)} ${String(sk)}`;

const pooledLead = (): Lead =>
  advance(
    openLead(
      {
        company: { name: 'Noor Trading', country: 'AE' },
        valueBand: 'unknown',
        source: {},
        consentToShare: consent,
        consentToContact: consent,
      },
      {
        id: 'lead_06emzc4q3hw0t8n2k5v7r9p1xd',
        at,
        accountId: 'acct_06emzc4q3hw0t8n2k5v7r9p1xd',
        product: null,
      },
    ),
    { substatus: 'pooled', pooledAt: at },
    at,
    { lastPooledAt: at },
  );

/** Everything or nothing, at one moment: as the database does it. */
class Table {
  readonly items = new Map<string, Item>();

  transact(writes: readonly Write[], checks: boolean): void {
    const failed = checks ? writes.find((write) => !this.holds(write)) : undefined;
    if (failed !== undefined) throw new ConditionFailed(failed.label, undefined, undefined);
    for (const write of writes) {
      if ('put' in write) this.items.set(keyText(write.put), write.put);
      else if ('remove' in write) this.items.delete(keyText(write.remove));
      else throw new Error(`A claim writes no ${write.label}`);
    }
  }

  private holds(write: Write): boolean {
    if (write.when === undefined || !('put' in write)) return true;
    const stored = this.items.get(keyText(write.put));
    return write.when === absent
      ? stored === undefined
      : stored?.['version'] === write.when.values?.[':readVersion'];
  }
}

/** One partner's claim, as the handler makes it: read, decide, write on the version that was read, and again. */
async function claim(
  table: Table,
  partner: string,
  turn: () => Promise<void>,
  checks: boolean,
): Promise<boolean> {
  return untilSettled(async () => {
    await turn();
    const lead = parseLead(table.items.get(keyText(recordKey(pooledLead().id))) ?? {});
    if (lead.state.substatus !== 'pooled') return false;
    const after = claimFromPool(lead, { id: partner, name: partner }, at, at);
    await turn();
    table.transact(moveWrites(lead, after, null), checks);
    return true;
  });
}

const outcomeIsSound = async (scheduler: fc.Scheduler, claimers: number, checks: boolean): Promise<void> => {
  const table = new Table();
  table.transact(moveWrites(undefined, pooledLead(), null), true);
  const turn = (): Promise<void> => scheduler.schedule(Promise.resolve());
  const partners = Array.from({ length: claimers }, (_, index) => `partner-${index}`);
  const won = await scheduler.waitFor(
    Promise.all(partners.map((partner) => claim(table, partner, turn, checks))),
  );
  const keys = [...table.items.keys()];
  const winner = won.indexOf(true);
  expect(won.filter(Boolean)).toHaveLength(1);
  expect(keys.filter((key) => key.startsWith('PTNR#'))).toEqual([
    `PTNR#partner-${winner}#LEAD ${pooledLead().id}`,
  ]);
  expect(keys.filter((key) => key.startsWith('POOL#'))).toEqual([]);
};

const schedules = (runs: number, checks: boolean): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), (scheduler, claimers) =>
      outcomeIsSound(scheduler, claimers, checks),
    ),
    { numRuns: runs, seed: 1 },
  );

test('one claim wins in each of 1,000 schedules', () => schedules(1000, true));

test('the same schedules find a claim that does not check what it read', async () => {
  await expect(schedules(1000, false)).rejects.toThrow(/Property failed/);
});
