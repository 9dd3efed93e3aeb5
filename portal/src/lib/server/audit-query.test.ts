import { describe, expect, it } from 'vitest';
import { auditQuery } from './audit-query.ts';

const asked = (search: string, timeZone = 'Asia/Dubai') =>
  auditQuery(new URL(`https://portal.example/manage/audit?${search}`), timeZone);

describe('the filters of an audit page', () => {
  it('take whole days of the reader’s zone', () => {
    const { query } = asked('from=2026-11-20&until=2026-11-20');
    expect([query.from, query.until]).toEqual(['2026-11-19T20:00:00.000Z', '2026-11-20T19:59:59.999Z']);
  });

  it('take a day of 23 hours for what it is', () => {
    const { query } = asked('from=2026-03-29&until=2026-03-29', 'Europe/Berlin');
    expect([query.from, query.until]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z']);
  });

  it('ask for a kind only where the API has a list of it', () => {
    expect(asked('kind=lead').query.kind).toBe('lead');
    expect(asked('kind=lead&subject=lead_1').query).toMatchObject({ kind: undefined, subject: 'lead_1' });
    expect(asked('kind=lead&actor=user_1').query).toMatchObject({ kind: undefined, actorId: 'user_1' });
    expect(asked('subject=lead_1&actor=user_1').query.actorId).toBeUndefined();
  });

  it('leave out what is no filter', () => {
    expect(asked('kind=nonsense&from=yesterday&until=2026-13-01').query).toEqual({
      subject: undefined,
      actorId: undefined,
      kind: undefined,
      from: undefined,
      until: undefined,
      cursor: undefined,
    });
  });
});
