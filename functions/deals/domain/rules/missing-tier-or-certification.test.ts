import { expect, test } from 'vitest';
import { findingOf, inWords } from '../../../../test/fixtures/conflict-facts.ts';
import { missingTierOrCertification } from './missing-tier-or-certification.ts';

const asks = (held: 'any' | 'all', ...names: string[]) => ({ certifications: { names, held } });
const holds = (...names: string[]) => names.map((name) => ({ name, expiresOn: null }));

test.each([
  ['nothing is asked', [], {}, 'clear'],
  ['a lower tier is asked', [], { leastTier: 'registered' }, 'clear'],
  ['its tier is asked', [], { leastTier: 'silver' }, 'clear'],
  ['a higher tier is asked', [], { leastTier: 'gold' }, 'tier-missing'],
  ['one of two is held', holds('b'), asks('any', 'a', 'b'), 'clear'],
  ['one of two is held, and both are asked', holds('b'), asks('all', 'a', 'b'), 'certification-missing'],
  ['both are held', holds('A', 'b'), asks('all', 'a', 'B'), 'clear'],
  ['none is held', [], asks('any', 'a'), 'certification-missing'],
  ['it expires today', [{ name: 'a', expiresOn: '2026-11-23' }], asks('any', 'a'), 'clear'],
  [
    'it expired yesterday',
    [{ name: 'a', expiresOn: '2026-11-22' }],
    asks('any', 'a'),
    'certification-missing',
  ],
  ['the tier is lacking, too', [], { leastTier: 'gold', ...asks('any', 'a') }, 'tier-missing'],
  [
    'only the certification is lacking',
    [],
    { leastTier: 'silver', ...asks('any', 'a') },
    'certification-missing',
  ],
])('%s', (_, certifications, parameters, expected) => {
  expect(inWords(findingOf(missingTierOrCertification, { partner: { certifications } }, parameters))).toBe(
    expected,
  );
});

test('the day is that of the partner’s own zone', () => {
  const certifications = [{ name: 'a', expiresOn: '2026-11-22' }];
  const partner = { certifications, timeZone: 'Pacific/Pago_Pago' };
  expect(inWords(findingOf(missingTierOrCertification, { partner }, asks('any', 'a')))).toBe('clear');
});

test('both read what is lacking', () => {
  const tier = { tier: 'silver', least: 'gold' };
  expect(findingOf(missingTierOrCertification, {}, { leastTier: 'gold' })).toMatchObject({
    params: tier,
    told: { code: 'tier-missing', params: tier },
    sameness: null,
    evidence: [],
  });
  expect(findingOf(missingTierOrCertification, {}, asks('all', 'a', 'b'))).toMatchObject({
    params: { certifications: 'a · b' },
    told: { code: 'certification-missing', params: { certifications: 'a · b' } },
  });
});
