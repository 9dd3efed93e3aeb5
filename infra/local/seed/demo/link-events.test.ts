import { expect, it } from 'vitest';
import { digest } from '#functions/audit/digest.ts';
import { checkHead, checkLink } from '#functions/audit/domain/check-link.ts';
import { auditedEventOf } from '#functions/audit/domain/audited-event.ts';
import { beginningOf, type Head } from '#functions/audit/domain/link.ts';
import { findHead, findLink } from '#functions/audit/store/chain-items.ts';
import { linkedItems } from './link-events.ts';
import { tellStory } from './tell-story.ts';

const nowMs = Date.parse('2026-11-22T01:30:00.000Z');

it('links every event of the story into chains that hold', { timeout: 60_000 }, () => {
  const { table } = tellStory('test', nowMs, 120).world;
  const items = table.items();
  const linked = linkedItems(items, nowMs);
  const ends = new Map<string, Head>();
  for (const item of linked) {
    const { link } = findLink(item) ?? {};
    if (link === undefined) continue;
    const before = ends.get(link.organisation) ?? beginningOf(link.organisation, digest);
    const event = auditedEventOf(table.get(link.key));
    expect(checkLink(before, { place: link.sequence, link, event }, digest)).toBeNull();
    ends.set(link.organisation, link);
  }
  const events = items.filter(({ kind }) => kind === 'event').length;
  expect(events).toBeGreaterThan(500);
  expect([...ends.values()].reduce((sum, { sequence }) => sum + sequence, 0)).toBe(events);
  const heads = linked.flatMap((item) => findHead(item) ?? []);
  expect(heads).toHaveLength(ends.size);
  for (const head of heads) expect(checkHead(ends.get(head.organisation) ?? head, head)).toBeNull();
});
