import { expect, it } from 'vitest';
import { withClocks } from './with-clocks.ts';

const document = {
  acceptHours: 8,
  maxHops: 5,
  rules: [{ name: 'Gulf', strategy: { kind: 'cascade', acceptHours: null } }],
  protection: { protectionDays: 90, mostOpen: { gold: null } },
};
const values: Record<string, unknown> = {
  acceptHours: 12,
  'rules.0.strategy.acceptHours': 2,
  'protection.protectionDays': 60,
};

it('sets the clocks that are named, wherever they stand, and leaves everything else', () => {
  const before = structuredClone(document);
  expect(withClocks(document, Object.keys(values), (name) => values[name])).toEqual({
    acceptHours: 12,
    maxHops: 5,
    rules: [{ name: 'Gulf', strategy: { kind: 'cascade', acceptHours: 2 } }],
    protection: { protectionDays: 60, mostOpen: { gold: null } },
  });
  expect(document).toEqual(before);
});

it('hands on what is missing, for the API to refuse', () => {
  expect(withClocks(document, ['acceptHours'], () => undefined).acceptHours).toBeUndefined();
});
