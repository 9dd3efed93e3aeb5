/** A chain of two tiers around the partner that is shown: whom it buys from, and who buys from it and shares what. */
import type { PartnerPatch } from '@rafiq/shared/partners/contract.ts';
import type { SharingLevel } from '@rafiq/shared/partners/status.ts';
import type { Write } from '#functions/kernel/commit.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { changePartner } from '#functions/partners/domain/change-partner.ts';
import { chainWrites } from '#functions/partners/store/chain-writes.ts';
import type { Member } from './channel.ts';
import { shownPartner } from './content/partners-emirates.ts';
import type { Story } from './story.ts';
import { callingHours, lastAtWork, vendorOffice } from './working-hours.ts';
import { dayMs, hourMs, instant } from './world.ts';

/** Who buys from whom, the uppermost first, and how much of its deals the other one sees. */
const relations: readonly { above: string; below: string; sharing: SharingLevel }[] = [
  { above: 'rimaldist', below: shownPartner, sharing: 'counts' },
  { above: shownPartner, below: 'safeharbour', sharing: 'all' },
  { above: shownPartner, below: 'ajyal', sharing: 'hidden' },
];

/** Puts each of them under the other as the vendor does it, and lets its admin say what it shares. */
export function linkChain({ world, vendor, channel }: Story): void {
  const change = (
    member: Member,
    patch: PartnerPatch & { sharing?: SharingLevel },
    by: Actor,
    atMs: number,
    writes: readonly Write[] = [],
  ): void => {
    const { partner, changed } = changePartner(member.partner, patch, instant(atMs));
    if (changed.length > 0) channel.save(member, partner, by, { verb: 'updated', changed }, writes);
  };
  const partners = [...channel.members.values()];
  /** What was changed last is told last. */
  const afterAll = (atMs: number, { partner }: Member): number =>
    Math.max(atMs, Date.parse(partner.updatedAt) + hourMs);
  for (const { above, below, sharing } of relations) {
    const member = channel.bySlug(below);
    const tiers: Member['partner'][] = [];
    for (let next: string | null = channel.bySlug(above).partner.id; next !== null;) {
      const found = partners.find(({ partner }) => partner.id === next)?.partner;
      if (found === undefined) throw new Error(`Nobody sells to ${below}`);
      tiers.push(found);
      next = found.parentId;
    }
    const { partner } = member;
    const after = { ...partner, parentId: tiers[0]?.id ?? null };
    change(
      member,
      { parentId: after.parentId },
      vendor.operations,
      afterAll(lastAtWork(world.nowMs - 5 * dayMs, vendorOffice), member),
      chainWrites(partner, after, tiers, false),
    );
    const admin = member.people[0] ?? vendor.operations;
    const saidMs = lastAtWork(world.nowMs - 3 * dayMs, callingHours(partner));
    change(member, { sharing }, admin, afterAll(saidMs, member));
  }
}
