/** How a partner is written: its record, its copy in the roster, and its words, always together. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { atVersion, absent, type Condition, type Write } from '#functions/kernel/commit.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { wordChanges, wordWrites } from '#functions/kernel/search.ts';
import {
  byName,
  everyPartner,
  partnerKey,
  partnerRefKey,
  partnersOfCountry,
  portfolioOfManager,
  rosterKey,
  rosterVersionKey,
} from './partner-keys.ts';
import { partnerItem } from './partner-record.ts';
import { belowUpkeep } from './chain-writes.ts';
import type { PartnerEvent } from './partner-store.ts';

export const searchSpace = 'partners';

const recordWrite = (partner: Partner, when: Condition): Write => ({
  label: 'partner',
  put: {
    ...partnerKey(partner.id),
    ...partnerItem('partner', partner),
    gsi1pk: everyPartner,
    gsi1sk: byName(partner),
    ...(partner.managerId === null
      ? {}
      : { gsi2pk: portfolioOfManager(partner.managerId), gsi2sk: byName(partner) }),
  },
  when,
});

/** The copy serves placement (by shard, strongly consistent) and the list of a country (by index). */
const rosterWrites = (partner: Partner): Write[] => [
  {
    label: 'roster',
    put: {
      ...rosterKey(partner.id),
      ...partnerItem('roster-partner', partner),
      gsi1pk: partnersOfCountry(partner.country),
      gsi1sk: byName(partner),
    },
  },
  {
    label: 'roster-version',
    update: rosterVersionKey,
    set: 'SET #kind = :kind, #schema = :schema ADD #version :one',
    names: { '#kind': 'kind', '#schema': 'schema', '#version': 'version' },
    values: { ':kind': 'roster-version', ':schema': 1, ':one': 1 },
  },
];

/** The writes of a new partner (4 items, 1 a word, 1 for a reference). */
export const insertWrites = (partner: Partner): Write[] => [
  recordWrite(partner, absent),
  ...(partner.externalRef === null
    ? []
    : [
        {
          label: 'partner-ref',
          put: { ...partnerRefKey(partner.externalRef), kind: 'ref', schema: 1, id: partner.id },
          when: absent,
        },
      ]),
  ...rosterWrites(partner),
  ...wordWrites(searchSpace, partner.id, partner.name, partnerKey(partner.id)),
];

/** The writes of a changed partner (3 items, 1 for the one it buys from, and its words if the name changed). */
export const saveWrites = (before: Partner, after: Partner): Write[] => [
  recordWrite(after, atVersion(before.version)),
  ...rosterWrites(after),
  ...belowUpkeep(before, after),
  ...(before.name === after.name
    ? []
    : wordChanges(searchSpace, after.id, before.name, after.name, partnerKey(after.id))),
];

/** The event of a change of a partner. */
export const eventOf = (partner: Partner, event: PartnerEvent): EventDraft => ({
  type: `rafiq.partners.partner.${event.verb}.v1`,
  subject: partner.id,
  pk: partnerKey(partner.id).pk,
  version: partner.version,
  data: { partnerId: partner.id, status: partner.status, managerId: partner.managerId, ...event.data },
  ...(event.changed === undefined ? {} : { changed: event.changed }),
  ...(event.why === undefined ? {} : { why: event.why }),
});
