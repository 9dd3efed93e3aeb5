/**
 * Mutation testing of what must not be wrong by a sign: distribution and channel conflicts, and by a configuration of
 * their own (`test/mutation/tables/stryker.config.js`) money, permissions and replay guards. The command for both
 * (`npm run test:mutation`) takes half an hour and stands beside the gates, not among them.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: [
    'shared/deals/rule-reason.ts',
    'functions/leads/domain/distribution/*.ts',
    'functions/deals/domain/**/*.ts',
    '!**/*.test.ts',
  ],
  ignorePatterns: ['/portal', '/cdk.out', '/dist', '/.rafiq', '/test/journeys'],
  tempDirName: 'dist/mutation',
  coverageAnalysis: 'perTest',
  // What is computed as a module is loaded would be tried by all tests: three quarters of the time for tables and words.
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
