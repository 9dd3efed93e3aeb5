import { describe, expect, it } from 'vitest';
import { dealQuery, waitingDeals } from './deal-query.ts';

const asked = (search: string) => dealQuery(new URL(`http://rafiq.test/manage/deals${search}`), waitingDeals);
const sent = (search: string) =>
  Object.fromEntries(Object.entries(asked(search).query).filter(([, value]) => value !== undefined));

describe('the list of registrations', () => {
  it('is by itself what waits for a decision, what runs out first at the top', () => {
    expect(sent('')).toEqual({ status: 'in-review', sort: 'clock' });
    expect(asked('')).toMatchObject({ onlyWaiting: true, order: 'clock' });
  });
  it('is in the order that its address names, as far as there is one', () => {
    expect(sent('?sort=updatedAt')).toEqual({ status: 'in-review', sort: 'updatedAt' });
    expect(sent('?sort=-updatedAt')).toEqual({ status: 'in-review' });
    expect(sent('?sort=value')).toEqual({ status: 'in-review', sort: 'clock' });
    expect(sent('?status=approved')).toEqual({ status: 'approved', sort: 'clock' });
  });
  it('of what has no clock is by change, and has no other order where none has one', () => {
    expect(sent('?status=all')).toEqual({});
    expect(sent('?status=all&sort=clock')).toEqual({ sort: 'clock' });
    expect(sent('?status=won,lost&sort=clock')).toEqual({ status: 'won,lost' });
    expect(asked('?status=won').orders).toEqual(['-updatedAt', 'updatedAt']);
  });
  it('of requests for more time has one order, whatever else the address says', () => {
    expect(sent('?extension=pending&status=won&sort=updatedAt')).toEqual({ extension: 'pending' });
    expect(asked('?extension=pending')).toMatchObject({ asksForTime: true, orders: [], onlyWaiting: false });
  });
  it('of words has none, and looks in all states', () => {
    expect(sent('?q=noor&sort=clock&extension=pending')).toEqual({ q: 'noor' });
  });
});
