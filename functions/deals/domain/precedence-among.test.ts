import { describe, expect, test } from 'vitest';
import { account, gathered, inDays, judgedAt, registered } from '../../../test/fixtures/conflict-facts.ts';
import { claimantsOf, precedenceAmong, type PartyStanding } from './precedence-among.ts';
import type { PrecedenceStepName } from '@rafiq/shared/deals/conflict-status.ts';
import type { OtherRegistration } from './conflict-facts.ts';
import { shippedConflictPolicy } from './shipped-conflict-policy.ts';
import { weighMatches } from './weigh-matches.ts';

const deal = { id: 'regn_1', partnerId: 'ptnr_own', partnerName: 'Own' };
const matched = (...registrations: OtherRegistration[]) =>
  weighMatches(gathered({ accounts: [account({ registrations })] }), shippedConflictPolicy).accounts?.[0];
const third = { partnerId: 'ptnr_third', partnerName: 'Third' };
const among = (
  order: PrecedenceStepName[],
  registrations: OtherRegistration[],
  standings: [string, PartyStanding][] = [],
) => precedenceAmong(deal, matched(...registrations), gathered(), order, new Map(standings), judgedAt);

describe('the claimants', () => {
  test('are the partner and the others that stand at the account, oldest first', () => {
    expect(claimantsOf(deal, matched(registered('b', third), registered('a')), judgedAt)).toEqual([
      'ptnr_own',
      'ptnr_rival',
      'ptnr_third',
    ]);
  });

  test.each<[string, OtherRegistration[]]>([
    ['nothing is there', []],
    ['only its own stands there', [registered('a', { partnerId: 'ptnr_own' })]],
    ['what was there is over', [registered('a', { status: 'rejected' })]],
    ['its protection has ended', [registered('a', { status: 'approved', protectedUntil: judgedAt })]],
    ['nobody wrote down until when it runs', [registered('a', { status: 'approved' })]],
  ])('are none where %s', (_, registrations) => {
    expect(claimantsOf(deal, matched(...registrations), judgedAt)).toEqual([]);
    expect(among(['first-to-register'], registrations)).toBeNull();
  });

  test('are none without an account, or where its registrations were not recorded', () => {
    expect(claimantsOf(deal, undefined, judgedAt)).toEqual([]);
    expect(claimantsOf(deal, { registrations: null }, judgedAt)).toEqual([]);
    expect(precedenceAmong(deal, undefined, gathered(), ['tier'], new Map(), judgedAt)).toBeNull();
  });
});

describe('who prevails', () => {
  test('every claim is told as it is recorded, with how its partner stands', () => {
    const protectedDeal = registered('a', { status: 'approved', protectedUntil: inDays(3) });
    const found = among(
      ['first-to-register'],
      [protectedDeal],
      [['ptnr_own', { tier: 'gold', territories: [{ country: 'AE' }] }]],
    );
    expect(found?.claims).toEqual([
      {
        registrationId: 'regn_1',
        partnerId: 'ptnr_own',
        partnerName: 'Own',
        submittedAt: inDays(-1),
        tier: 'gold',
        territories: [{ country: 'AE' }],
        influenceProven: null,
      },
      {
        registrationId: 'a',
        partnerId: 'ptnr_rival',
        partnerName: 'Rival',
        submittedAt: inDays(-10),
        tier: null,
        territories: null,
        influenceProven: null,
      },
    ]);
    expect([found?.winner, found?.decidedBy]).toEqual([found?.claims[1], 'first-to-register']);
  });

  test('is weighed by the account it is about and by where the deal is', () => {
    const rivals = [registered('a')];
    const owned = { ...matched(...rivals), owner: { partnerId: 'ptnr_own', partnerName: 'Own' } };
    const standings = new Map<string, PartyStanding>([
      ['ptnr_own', { tier: 'silver', territories: [{ country: 'AE', subdivision: 'Dubai' }] }],
      ['ptnr_rival', { tier: 'gold', territories: [{ country: 'SA' }] }],
    ]);
    const by = (step: PrecedenceStepName) => {
      const one = { registrations: null, incumbents: null, ...owned };
      const found = precedenceAmong(deal, one, gathered(), [step], standings, judgedAt);
      return [found?.winner.partnerId, found?.decidedBy];
    };
    expect(by('named-account-owner')).toEqual(['ptnr_own', 'named-account-owner']);
    expect(by('territory-right')).toEqual(['ptnr_own', 'territory-right']);
    expect(by('tier')).toEqual(['ptnr_rival', 'tier']);
    expect(by('influence-proven')).toEqual(['ptnr_rival', 'first-submitted']);
  });

  test('incumbency is of the products that the deal is for', () => {
    const sold = (productFamily: string) => [
      { partnerId: 'ptnr_own', partnerName: 'Own', productId: null, productFamily, lastSoldAt: inDays(-5) },
    ];
    const by = (productFamily: string) =>
      precedenceAmong(
        deal,
        { registrations: [registered('a')], owner: 'nobody', incumbents: sold(productFamily) },
        gathered(),
        ['incumbency'],
        new Map(),
        judgedAt,
      )?.decidedBy;
    expect([by('GTX'), by('Chairs')]).toEqual(['incumbency', 'first-submitted']);
  });
});
