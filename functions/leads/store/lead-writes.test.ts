import { describe, expect, test } from 'vitest';
import { acceptOffer, returnToDistribution, runningOffer } from '../domain/answer-offer.ts';
import { assignTo } from '../domain/assign-lead.ts';
import { advance } from '../domain/lead.ts';
import { openLead } from '../domain/open-lead.ts';
import { copyItem, parseCopy, parseLead, recordItem } from './lead-items.ts';
import { moveWrites } from './lead-writes.ts';

const at = '2026-11-23T09:00:00.000Z';
const consent = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;
const opened = openLead(
  {
    company: { name: 'Noor Trading', country: 'AE' },
    contact: { email: 'lina@noor.example', phone: '+971 4 555 0173', name: 'Lina Haddad' },
    message: 'Call me',
    valueBand: 'unknown',
    consentToShare: consent,
    consentToContact: consent,
    source: { stage: 'secret-stage' },
    externalRef: { source: 'crm', id: '7' },
  },
  { id: 'lead_00000000000000000000000001', at, accountId: 'acct_00000000000000000000000001', product: null },
);
const offered = assignTo(
  opened,
  { offerId: 'offr_1', partnerId: 'ptnr_1', partnerName: 'One', expiresAt: at },
  at,
);
const offer = runningOffer(offered, 'offr_1');
if (offer === undefined) throw new Error('no offer runs');
const accepted = acceptOffer(offered, offer, at, at);

const labels = (writes: ReturnType<typeof moveWrites>) =>
  writes
    .map((write) => `${write.label}:${'put' in write ? 'put' : 'remove' in write ? 'remove' : 'other'}`)
    .sort();

describe('what one move writes', () => {
  test('a new lead: its record, its words, its reference, its contact', () => {
    expect(labels(moveWrites(undefined, opened, null))).toEqual([
      'contact:put',
      'external-ref:put',
      'record:put',
      'word:put',
      'word:put',
    ]);
  });
  test('an offer: the record, the partner’s copy without the customer, the offer', () => {
    const writes = moveWrites(opened, offered, null);
    expect(labels(writes)).toEqual(['copy:put', 'offer:put', 'record:put']);
    const toPartner = JSON.stringify(writes.filter(({ label }) => label !== 'record'));
    for (const secret of ['Noor', 'lina@', '555', 'Lina', 'Call me', 'secret-stage', 'crm'])
      expect(toPartner).not.toContain(secret);
  });
  test('acceptance: the copy with the customer, the answered offer, the owner’s words', () => {
    const writes = moveWrites(offered, accepted, { status: 'accepted', reason: null });
    expect(labels(writes)).toEqual(['copy:put', 'offer:put', 'record:put', 'word:put', 'word:put']);
    expect(JSON.stringify(writes)).not.toContain('"status":"pending"');
  });
  test('taking back removes the copy and the words', () => {
    const writes = moveWrites(accepted, returnToDistribution(accepted, 'ptnr_1', at), null);
    expect(labels(writes)).toEqual(['copy:remove', 'record:put', 'word:remove', 'word:remove']);
  });
  test('an ended offer must say how it ended', () => {
    expect(() => moveWrites(offered, returnToDistribution(offered, 'ptnr_1', at), null)).toThrow(
      'must say how',
    );
  });
  test('the pool row comes and goes with the state', () => {
    const pooled = advance(opened, { substatus: 'pooled', pooledAt: at }, at);
    const into = moveWrites(opened, pooled, null);
    expect(labels(into)).toEqual(['pool:put', 'record:put']);
    expect(JSON.stringify(into.filter(({ label }) => label === 'pool'))).not.toContain('Noor');
    expect(labels(moveWrites(pooled, offered, null))).toContain('pool:remove');
  });
  test('the record is written at the version that was read', () => {
    const [record] = moveWrites(offered, accepted, { status: 'accepted', reason: null });
    expect(record).toMatchObject({ when: { values: { ':readVersion': offered.version } } });
  });
});

test('what is written is what is read', () => {
  for (const lead of [opened, offered, accepted]) expect(parseLead(recordItem(lead))).toEqual(lead);
  expect(parseCopy(copyItem('ptnr_1', accepted)).customer?.companyName).toBe('Noor Trading');
  expect(parseCopy(copyItem('ptnr_1', offered)).customer).toBeNull();
});
