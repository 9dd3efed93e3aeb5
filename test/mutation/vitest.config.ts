import { defineConfig } from 'vitest/config';

/** The tests beside the sources that are mutated; those that need a database would take too long for each mutant. */
export default defineConfig({
  test: {
    // Instrumented code is slow, and what hangs is stopped from outside.
    testTimeout: 60_000,
    include: [
      'shared/deals/rule-reason.test.ts',
      'functions/leads/domain/distribution/*.test.ts',
      'functions/deals/domain/**/*.test.ts',
    ],
  },
});
