import { listPolicyVersions as route } from '@rafiq/shared/leads/policy-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { noOutcomes } from '../domain/distribution/policy-course.ts';
import { presentVersion } from '../present-version.ts';
import { readPolicy } from '../read-policy.ts';
import { listVersions, readOutcomes, shippedVersion } from '../store/policies.ts';

export const listPolicyVersions = handle(route, async (_params, { query, scope }) => {
  const [head, { items: made, nextCursor }] = await Promise.all([
    readPolicy(),
    listVersions({ ...query, scope }),
  ]);
  // The shipped one is kept from the first change on; a channel that was changed before it was kept has had it too.
  const goesOn = nextCursor !== null || (made.length === 0 && query.cursor !== undefined);
  const isWhole = goesOn || made.some(({ version }) => version === shippedVersion.version);
  const items = isWhole ? made : [...made, shippedVersion];
  const [outcomes, names] = await Promise.all([
    readOutcomes(items.map(({ version }) => version)),
    namesOf('vendor', [...new Set(items.flatMap(({ madeBy }) => madeBy ?? []))]),
  ]);
  return {
    items: items.map((kept) =>
      presentVersion(kept, head, {
        outcomes: outcomes.get(kept.version) ?? noOutcomes,
        publishedBy: names.get(kept.madeBy ?? '') ?? null,
      }),
    ),
    nextCursor,
  };
});
