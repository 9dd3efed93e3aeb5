import whole from '../../../stryker.config.js';

/**
 * Money, permissions and replay guards. Who may do what, and what a currency is, are tables that are made as their module is loaded: here those are tried as
 * well, by the few tests that stand beside them.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  ...whole,
  vitest: { configFile: 'test/mutation/tables/vitest.config.ts' },
  mutate: ['shared/{money,permissions}.ts', 'functions/kernel/idempotency.ts'],
  ignoreStatic: false,
};
