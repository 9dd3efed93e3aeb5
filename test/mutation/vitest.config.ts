import { defineConfig } from 'vitest/config';

/** The tests beside the sources that are mutated; those that need a database would take too long for each mutant. */
export default defineConfig({
  test: {
    include: [
      'shared/{money,permissions}.test.ts',
      'functions/kernel/idempotency.test.ts',
      'functions/leads/domain/distribution/*.test.ts',
    ],
  },
});
