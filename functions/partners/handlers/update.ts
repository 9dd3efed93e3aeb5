import { updatePartner } from '@rafiq/shared/partners/contract.ts';
import { renameWrites } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { changePartner } from '../domain/change-partner.ts';
import { requireReferences } from '../require-references.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';

/** Changes a partner that is still as its reader saw it. */
export const update = handle(updatePartner, async ({ partnerId }, { body, change, ifMatch }) => {
  const before = await partners.find(partnerId);
  if (before === undefined) throw new Problem('not-found');
  if (before.version !== ifMatch) throw new Problem('stale');
  await requireReferences(body);
  const { partner, changed } = changePartner(before, body, change.at);
  if (changed.length === 0) return before;
  const served = new Set(before.territories.map(({ country }) => country));
  const addedCountries = [
    ...new Set(partner.territories.map(({ country }) => country).filter((country) => !served.has(country))),
  ];
  const renamed = changed.includes('name') ? renameWrites(partner.id, partner.name) : [];
  // Whoever counts by country welcomes it in those it serves from now on.
  const event = { verb: 'updated', changed, ...(addedCountries.length > 0 && { data: { addedCountries } }) };
  return partners.save(before, partner, event, change, {
    writes: renamed,
    events: [],
  });
});
