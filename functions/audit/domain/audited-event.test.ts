import { expect, it } from 'vitest';
import { auditedEventOf, kindOf, organisationOf } from './audited-event.ts';

const by = { kind: 'person', id: 'user_1', organisation: 'ptnr_1' };
const item = {
  pk: 'LEAD#lead_1',
  sk: 'EVT#000000001',
  kind: 'event',
  event: {
    id: 'evnt_1',
    type: 'a.b.lead.c.v1',
    subject: 'lead_1',
    at: '2026',
    by,
    data: {},
    why: null,
    more: 1,
  },
};

it('keeps whatever an event holds, and reads nothing else', () => {
  expect(auditedEventOf(item)).toEqual({ key: { pk: item.pk, sk: item.sk }, event: item.event });
  for (const other of [undefined, {}, { ...item, kind: 'event-copy' }, { ...item, event: { id: 1 } }]) {
    expect(auditedEventOf(other)).toBeUndefined();
  }
});

it('belongs to the organisation of whoever acted, and to the vendor where Rafiq did', () => {
  const acted = (organisation: string | null) => {
    const audited = auditedEventOf({ ...item, event: { ...item.event, by: { ...by, organisation } } });
    return audited && organisationOf(audited);
  };
  expect([acted('ptnr_1'), acted('vendor'), acted(null)]).toEqual(['ptnr_1', 'vendor', 'vendor']);
});

it('is of the kind its type names, or of another', () => {
  expect(kindOf('rafiq.leads.lead.claimed.v1')).toBe('lead');
  expect(kindOf('rafiq.audit.contact.seen.v1')).toBe('contact');
  expect(kindOf('rafiq.weather.storm.seen.v1')).toBe('other');
});
