/** Reasons that a conflict policy gives for its rules: who reads which, in which language, and which are refused. */
import * as cases from '@rafiq/shared/deals/case-contract.ts';
import * as policies from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { triedRegistration, tryRegistration } from '@rafiq/shared/deals/conflict-try-contract.ts';
import * as contract from '@rafiq/shared/deals/contract.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  drafted,
  faultsOf,
  openPolicyDesk,
  type PolicyDesk,
  rule,
  shipped,
  withRule,
} from '../../test/fixtures/policy-desk.ts';

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk();
});
afterEach(() => desk.clear());
afterAll(() => desk.stop());

const reason = {
  en: 'Talk to your channel manager first.',
  ar: 'تحدث إلى مدير القناة أولًا.',
  fa: 'نخست با مدیر کانال خود گفتگو کنید.',
};

describe('reasons of its own', () => {
  const languages = ['en', 'ar', 'fa'] as const;
  const told = async (dealId: string, language: string) => {
    const headers = { 'accept-language': language };
    const { body } = await desk.as('second', contract.readDeal, { params: { dealId }, headers });
    return contract.partnerDeal.parse(body).told.map(({ reason: { code, text } }) => ({ code, text }));
  };
  const verdictOf = async (dealId: string, language: string) => {
    const headers = { 'accept-language': language };
    const { body } = await desk.as('operations', contract.readDeal, { params: { dealId }, headers });
    return contract.vendorDeal.parse(body).verdicts.find(({ verdict }) => verdict !== 'clear');
  };
  const foundText = /Al Manara Systems has a protected deal/;

  test('are read by the manager and the partner, each in its language, wherever the sentence was', async () => {
    await desk.published(withRule('protected-deal', { reason }));
    await desk.register('first', desk.dealFor('Noor Trading'));
    const lost = await desk.register('second', desk.dealFor('Noor Trading LLC'));
    expect(lost.told.map(({ reason: { text } }) => text)).toEqual([reason.en]);
    for (const language of languages) {
      expect(await told(lost.id, language)).toEqual([
        { code: 'conflict-told.protected', text: reason[language] },
      ]);
      expect((await verdictOf(lost.id, language))?.reason).toMatchObject({
        code: 'conflict.protected-deal',
        text: reason[language],
      });
    }
    // What the rule found is for the vendor alone.
    expect((await verdictOf(lost.id, 'en'))?.found).toMatch(foundText);
    const [opened] = (await desk.as('operations', cases.listConflicts)).body['items'] as { id: string }[];
    const params = { conflictId: String(opened?.id) };
    const ofCase = async (who: string) => (await desk.as(who, cases.readConflict, { params })).body;
    const [inCase] = cases.vendorCase.parse(await ofCase('operations')).verdicts;
    expect([inCase?.reason.text, inCase?.found]).toEqual([
      reason.en,
      expect.stringMatching(foundText) as string,
    ]);
    expect(JSON.stringify(await ofCase('second'))).not.toContain('Al Manara');
    // A later version changes nothing of what was said, and judging it again says the same.
    await desk.published(drafted());
    expect(await told(lost.id, 'fa')).toEqual([{ code: 'conflict-told.protected', text: reason.fa }]);
    const again = await desk.as('viewer', policies.replayRegistration, { params: { dealId: lost.id } });
    expect(again.body).toMatchObject({ verdict: 'equal', policyVersion: 2, differing: [] });
  });

  test('that would tell one silent rule from another are the manager’s alone', async () => {
    const { warnings } = await desk.published(
      drafted({ rules: [rule('open-registration-elsewhere', { reason }), rule('named-account')] }),
    );
    expect(warnings.map(({ code, pointer }) => `${pointer}: ${code}`)).toContain(
      '/document/rules/0/reason: reason-not-told',
    );
    const shippedTold = {
      code: 'conflict-told.may-conflict',
      text: 'It may conflict with other business of the channel; the vendor looks at it.',
    };
    // Outside its territories the first waits for a decision, and so the second comes upon it.
    const unlike = drafted({
      rules: [rule('open-registration-elsewhere', { reason }), rule('named-account')],
    });
    await desk.published(drafted({ rules: [rule('territory-breach')] }));
    const abroad = { company: { name: 'Bahr Shipping', country: 'SA' } };
    await desk.register('first', desk.dealFor('Bahr Shipping', abroad));
    await desk.published(unlike);
    const hidden = await desk.register('second', desk.dealFor('Bahr Shipping', abroad));
    expect(await told(hidden.id, 'en')).toEqual([shippedTold]);
    expect((await verdictOf(hidden.id, 'ar'))?.reason.text).toBe(reason.ar);
    // Where all of them say the same, partners read it.
    const alike = drafted({
      rules: [rule('open-registration-elsewhere', { reason }), rule('named-account', { reason })],
    });
    const tried = await desk.as('operations', tryRegistration, {
      body: { document: alike, registration: { dealId: hidden.id } },
      headers: { 'accept-language': 'fa' },
    });
    const [first] = triedRegistration.parse(tried.body).verdicts;
    expect([first?.reason.text, first?.told?.text]).toEqual([reason.fa, reason.fa]);
    const silent = await desk.as('operations', tryRegistration, {
      body: {
        document: unlike,
        registration: { dealId: hidden.id },
      },
    });
    const [other] = triedRegistration.parse(silent.body).verdicts;
    expect([other?.reason.text, other?.told?.text]).toEqual([reason.en, shippedTold.text]);
  });

  test('are refused at their field, in every language or not at all', async () => {
    const refused = async (said: object) =>
      faultsOf(await desk.publish({ ...shipped, rules: [{ ...rule('named-account'), reason: said }] }));
    const at = '/document/rules/0/reason';
    expect(await refused({ en: 'Ask', fa: 'بپرسید' })).toEqual([400, `${at}/ar: required`]);
    expect(await refused({ ...reason, en: 'x'.repeat(241) })).toEqual([400, `${at}/en: too-long`]);
    expect(await refused({ ...reason, fa: 'ب\u202eپرسید' })).toEqual([400, `${at}/fa: control-characters`]);
  });
});
