/** What stands of the policy, and the steps at a desk that several stories take with it. */
import {
  listPolicyVersions,
  readPolicy,
  type Policy,
  type PolicyOutcomes,
} from '@rafiq/shared/leads/policy-contract.ts';
import { readWhatIf, type WhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { api, people, tokenOf } from './stage.ts';
import type { Visitor } from './visitor.ts';

export const standing = async (): Promise<Policy> =>
  (await api().call(readPolicy, { token: await tokenOf(people.operations) })).data;

/** What came of the leads of the published version and of the one on trial, since the trial began. */
export async function sides(): Promise<{ published: PolicyOutcomes; canary: PolicyOutcomes }> {
  const { data } = await api().call(listPolicyVersions, { token: await tokenOf(people.operations) });
  const since = (wanted: 'published' | 'canary'): PolicyOutcomes => {
    const outcomes = data.items.find(({ status }) => status === wanted)?.sinceTrial;
    if (!outcomes) throw new Error(`No version is ${wanted} in a trial`);
    return outcomes;
  };
  return { published: since('published'), canary: since('canary') };
}

/** Whether the address is of one what-if. */
export const isWhatIf = (url: URL): boolean => /^\/manage\/policy\/what-if\/\w+$/.test(url.pathname);

/** The what-if that is looked at, as the API tells it. */
export async function whatIfOf({ page }: Visitor): Promise<WhatIf> {
  const whatIfId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return (await api().call(readWhatIf, { token: await tokenOf(people.operations), params: { whatIfId } }))
    .data;
}

/** Tries the draft that is written on past leads, those the dialog proposes, and waits for its figures. */
export async function tryOnPastLeads(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.button('what_if_try').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: visitor.said('what_if_start') })
    .click();
  await page.waitForURL(isWhatIf);
  await visitor.heading('what_if_partners').waitFor();
}
