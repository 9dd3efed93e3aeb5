/**
 * A policy on trial, at a desk and on a phone: a change is tried on half of the leads, both versions stand beside each
 * other with what came of them, the share grows, the trial becomes the policy, and one step leads back.
 */
import { listPolicyVersions, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changePolicy, customerOf, placedLead } from './stage/arrange.ts';
import { inaccessible } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';
import { desk, phone, Visitor } from './stage/visitor.ts';

const seats = [
  { locale: 'en', viewport: desk, theme: 'light' },
  { locale: 'ar', viewport: phone, theme: 'dark' },
] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const token = () => tokenOf(people.operations);
const standing = async () => (await api().call(readPolicy, { token: await token() })).data;

/** What came of the leads of the trial and of the published version, since the trial began. */
async function sides() {
  const { data } = await api().call(listPolicyVersions, { token: await token() });
  return (['published', 'canary'] as const).map(
    (wanted) => data.items.find(({ status }) => status === wanted)?.sinceTrial,
  );
}

describe.each(seats)('channel operations in $locale at $viewport.width', (seat) => {
  const { locale, theme } = seat;

  test('tries a change on a share of the leads, compares, publishes it and rolls back', async () => {
    const before = await changePolicy({ strategy: 'fair-share' });
    const visitor = await Visitor.sitDown(browser, stage().portalUrl, seat);
    const { page } = visitor;
    const lookOver = async (name: string) => {
      expect(await visitor.overflow()).toBe(0);
      expect(await inaccessible(visitor, theme)).toEqual([]);
      await picture(page, `story-canary-${name}-${locale}`);
    };
    try {
      const begun = await standing();
      await visitor.signIn(people.operations);
      await visitor.go('/manage/policy/edit');
      await page.locator('input[name="strategy"][value="pool"]').check();
      await page.locator('select[name="percent"]').selectOption('50');
      await lookOver('reach');
      await visitor.button('policy_try').click();
      await page.waitForURL((url) => url.pathname === '/manage/policy');
      await visitor.heading('trial_title').waitFor();
      const started = await standing();
      expect(started).toMatchObject({
        publishedVersion: begun.publishedVersion,
        document: { strategy: 'fair-share' },
        canary: { version: begun.version + 1, percent: 50 },
      });

      // Leads come until both versions have placed one.
      for (let came = 0; came < 20; came += 1) {
        await placedLead(customerOf(`Trial ${locale} ${came}`), 'AE');
        const [published, canary] = await sides();
        if ((published?.offered ?? 0) > 0 && (canary?.pooled ?? 0) > 0) break;
      }
      const [published, canary] = await until(
        sides,
        ([one, other]) => (one?.offered ?? 0) > 0 && (other?.pooled ?? 0) > 0,
      );
      expect([published?.pooled, canary?.offered]).toEqual([0, 0]);
      await visitor.go('/manage/policy');
      await page.getByRole('rowheader', { name: visitor.said('trial_pooled') }).waitFor();
      await lookOver('sides');

      await page.locator('select[name="percent"]').selectOption('75');
      await visitor.button('trial_change_share').click();
      await visitor.text('trial_shared').waitFor();
      expect((await standing()).canary?.percent).toBe(75);

      await visitor.button('trial_publish').click();
      await visitor.text('trial_published_now').waitFor();
      await visitor.heading('trial_title').waitFor({ state: 'detached' });
      const after = await standing();
      expect(after).toMatchObject({
        publishedVersion: started.canary?.version,
        canary: null,
        document: { strategy: 'pool' },
      });

      await visitor.press('version_roll_back').click();
      await page.getByRole('dialog').waitFor();
      await lookOver('roll-back');
      await visitor.button('roll_back_do').click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await visitor.text('version_rolled_back').waitFor();
      await lookOver('versions');
      expect(await standing()).toMatchObject({
        publishedVersion: begun.publishedVersion,
        document: { strategy: 'fair-share' },
      });
    } finally {
      await changePolicy(before);
    }
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  });
});
