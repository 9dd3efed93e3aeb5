import { defineConfig } from 'vitest/config';

/** The tests beside the three that `tables.config.js` mutates. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    include: ['shared/{money,permissions}.test.ts', 'functions/kernel/idempotency.test.ts'],
  },
});
