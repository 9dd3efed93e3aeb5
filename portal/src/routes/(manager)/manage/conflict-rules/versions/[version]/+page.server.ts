import { error } from '@sveltejs/kit';
import {
  listConflictPolicyVersions,
  readConflictPolicy,
  readConflictPolicyVersion,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../../query-fields.ts';
import { conflictNames } from '../../conflict-names.ts';
import type { PageServerLoad } from './$types';

/** So many versions are offered to compare with. */
const atMost = 100;

export const load: PageServerLoad = async (event) => {
  const { version } = event.params;
  // The API takes numbers alone, and a page of anything else does not exist.
  if (!/^[1-9]\d{0,8}$/.test(version)) error(404, m.error_not_found_text());
  const api = apiOf(event);
  const [one, policy, versions] = await Promise.all([
    api.read(readConflictPolicyVersion, { params: { conflictPolicyVersion: version } }),
    api.read(readConflictPolicy, {}),
    api.read(listConflictPolicyVersions, { query: { limit: atMost } }),
  ]);
  const others = versions.items.filter((other) => other.version !== one.version);
  // Beside the one before it that was not taken back, unless another is asked for; the first one has none before.
  const wanted = Number(queryFields(event.url).text('with'));
  const earlier = others.filter((other) => other.version < one.version);
  const beside =
    others.find((other) => other.version === wanted) ??
    earlier.find(({ withdrawnAt }) => withdrawnAt === null) ??
    others.at(-1);
  const compared =
    beside &&
    (await api.read(readConflictPolicyVersion, {
      params: { conflictPolicyVersion: String(beside.version) },
    }));
  return {
    one,
    compared: compared ? { version: compared.version, document: compared.document } : null,
    others: others.map((other) => other.version),
    isInForce: policy.publishedVersion === one.version,
    names: await conflictNames(api, [...one.document.rules, ...(compared?.document.rules ?? [])]),
  };
};
