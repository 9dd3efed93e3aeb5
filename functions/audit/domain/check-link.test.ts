import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditedEvent } from './audited-event.ts';
import { checkHead, checkLink, type Fault } from './check-link.ts';
import { beginningOf, type Digest, type Head, type Link } from './link.ts';
import { linkEvents } from './link-events.ts';

/** No hash, but two texts never share it: what the checks find, they find by themselves. */
const digest: Digest = (text) => `<${text}>`;
const begin = beginningOf('vendor', digest);

const eventAt = (index: number, why: string | null = null): AuditedEvent => ({
  key: { pk: `LEAD#${index}`, sk: 'EVT#000000001' },
  event: {
    id: `evnt_${index}`,
    type: 'rafiq.leads.lead.submitted.v1',
    subject: `lead_${index}`,
    at: `2026-11-22T09:30:0${index}.000Z`,
    by: { kind: 'person', id: 'user_1', organisation: 'vendor' },
    data: { to: 'pending' },
    why,
  },
});
const events = [1, 2, 3, 4].map((index) => eventAt(index, `Reason ${index}`));
const { linked, head } = linkEvents(begin, events, digest);
const links = linked.map(({ link }) => link);

/** The first fault of a chain of links over events, each at the place it stands in the list. */
function faultOf(chain: readonly Link[], over: readonly (AuditedEvent | undefined)[]): Fault | null {
  let before: Head = begin;
  for (const [index, link] of chain.entries()) {
    const fault = checkLink(before, { place: index + 1, link, event: over[index] }, digest);
    if (fault !== null) return fault;
    before = link;
  }
  return checkHead(before, head);
}

describe('a chain', () => {
  it('holds as it was linked, and with reasons erased', () => {
    expect(faultOf(links, events)).toBeNull();
    const erased = events.map(({ key, event }) => ({ key, event: { ...event, why: null } }));
    expect(faultOf(links, erased)).toBeNull();
  });

  it('is the same whatever order and however often its events come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 8 }), (order) => {
        expect(linkEvents(begin, order, digest)).toEqual({ linked, head });
      }),
    );
  });

  it('does not hold with any one link or event changed, gone or out of its place', () => {
    for (const index of links.keys()) {
      const at = { organisation: 'vendor', sequence: index + 1 };
      const without = <Entry>(list: readonly Entry[]) => list.toSpliced(index, 1);
      expect(faultOf(links, events.with(index, eventAt(7)))).toMatchObject({
        ...at,
        differs: 'event-changed',
      });
      expect(faultOf(links, events.with(index, eventAt(index + 1, 'Other')))).toMatchObject({
        ...at,
        differs: 'reason-changed',
      });
      const gone: (AuditedEvent | undefined)[] = events.map((event, place) =>
        place === index ? undefined : event,
      );
      expect(faultOf(links, gone)).toMatchObject({ ...at, differs: 'event-missing' });
      const last = index === links.length - 1;
      expect(faultOf(without(links), without(events))).toMatchObject({
        ...at,
        differs: last ? 'link-missing' : 'link-out-of-place',
      });
    }
  });
});

describe('a head', () => {
  const last: Head = { organisation: 'vendor', sequence: 4, digest: links[3]?.digest ?? '' };
  it.each([
    [undefined, 'head-missing'],
    [{ ...last, sequence: 3 }, 'links-after-the-head'],
    [{ ...last, sequence: 5 }, 'link-missing'],
    [{ ...last, digest: 'forged' }, 'head-changed'],
    [{ ...last, organisation: 'ptnr_1' }, 'head-changed'],
  ] as const)('that is %o is told', (found, differs) => {
    expect(checkHead(last, found)).toMatchObject({ differs });
  });

  it('that ends where the links end is sound', () => {
    expect(checkHead(last, head)).toBeNull();
  });
});
