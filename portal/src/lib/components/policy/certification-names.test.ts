import { expect, it } from 'vitest';
import { certificationsToAdd, withCertification } from './certification-names.ts';

it('certifications are added once, as partners spell them', () => {
  const known = ['Rampart Expert', 'Cloud'];
  expect(withCertification([], ' rampart EXPERT ', known)).toEqual(['Rampart Expert']);
  expect(withCertification(['Cloud'], 'CLOUD', known)).toEqual(['Cloud']);
  expect(withCertification(['Cloud'], ' ', known)).toEqual(['Cloud']);
  expect(withCertification(['Cloud'], 'Sea', known)).toEqual(['Cloud', 'Sea']);
  const most = Array.from({ length: 50 }, (_, n) => `c${n}`);
  expect(withCertification(most, 'Sea', known)).toEqual(most);
  expect(certificationsToAdd(['cloud'], known)).toEqual(['Rampart Expert']);
});
