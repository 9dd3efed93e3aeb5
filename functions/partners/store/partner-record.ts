/** A partner as its item: what kind of partner it is stands under `partnerKind`, because `kind` names the item. */
import { partner as partnerOnWire, workingHours, type Partner } from '@rafiq/shared/partners/contract.ts';
import { isSameWeek, shippedWeekOf } from '@rafiq/shared/settings/working-weeks.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { recordReader, type Upcast } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { rosterPartner } from '../domain/roster-partner.ts';

const partnerKind = partnerOnWire.shape.kind;

const wholePartner = z
  .object(partnerOnWire.shape)
  .omit({ kind: true })
  .extend({
    partnerKind,
    // Partners written before there were chains buy from the vendor itself, and share nothing.
    parentId: partnerOnWire.shape.parentId.default(null),
    sharing: partnerOnWire.shape.sharing.default('hidden'),
  })
  .transform(({ partnerKind: kind, ...partner }): Partner => ({ ...partner, kind }));

const rosterFacts = rosterPartner
  .omit({ kind: true })
  .extend({ partnerKind })
  .transform(({ partnerKind: kind, ...partner }) => ({ ...partner, kind }));

/** The attributes of a partner, in its record or its roster copy. */
export const partnerItem = (itemKind: 'partner' | 'roster-partner', partner: Partner): Item => {
  const { kind, ...rest } = partner;
  return { ...rest, partnerKind: kind, kind: itemKind, schema: 2 };
};

const firstShape = z.object({ country: z.string(), workingHours });

/**
 * In schema 1 a partner that had said no hours held a copy of its country's shipped week: it works its country's week,
 * whatever that is by now.
 */
const followCountry: Upcast = (item) => {
  const { country, workingHours: hours } = firstShape.parse(item);
  return isSameWeek(hours, shippedWeekOf(country)) ? { ...item, workingHours: null } : item;
};

export const readPartner = recordReader('partner', wholePartner, [followCountry]);
export const readRosterCopy = recordReader('roster-partner', wholePartner, [followCountry]);
export const readRosterFacts = recordReader('roster-partner', rosterFacts, [followCountry]);
