import { auditKinds, kindsUnasked } from '@rafiq/shared/audit/status.ts';
import { describe, expect, it } from 'vitest';
import { chooseList } from './choose-list.ts';

const own = 'ptnr_own';

describe('the list of some filters', () => {
  it('is of one’s own organisation for a partner, and of all for the vendor', () => {
    expect(chooseList(own, {})).toEqual({ by: 'kind', organisation: own, kinds: kindsUnasked });
    expect(chooseList(null, {})).toEqual({ by: 'kind', organisation: undefined, kinds: kindsUnasked });
    expect(chooseList(null, { organisation: own, kind: 'lead' })).toEqual({
      by: 'kind',
      organisation: own,
      kinds: ['lead'],
    });
  });

  it('is of everything but notices, which are there for whoever asks for them', () => {
    expect(auditKinds.filter((kind) => !kindsUnasked.includes(kind))).toEqual(['notice']);
    expect(chooseList(null, { kind: 'notice' })).toMatchObject({ kinds: ['notice'] });
  });

  it('is of one record or one actor', () => {
    expect(chooseList(own, { subject: 'lead_1' })).toEqual({
      by: 'subject',
      organisation: own,
      subject: 'lead_1',
    });
    expect(chooseList(own, { actorId: 'user_1' })).toEqual({
      by: 'actor',
      organisation: own,
      actorId: 'user_1',
    });
  });

  it.each([
    [own, { organisation: own }, 'organisation'],
    [own, { organisation: 'vendor', subject: 'lead_1' }, 'organisation'],
    [null, { actorId: 'user_1' }, 'actorId'],
    [null, { subject: 'lead_1', kind: 'lead' }, 'kind'],
    [null, { subject: 'lead_1', actorId: 'user_1' }, 'actorId'],
    [null, { organisation: own, actorId: 'user_1', kind: 'lead' }, 'kind'],
  ] as const)('of %s with %o is refused', (partnerId, filters, refused) => {
    expect(chooseList(partnerId, filters)).toEqual({ refused });
  });
});
