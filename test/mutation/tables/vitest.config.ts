import { defineConfig } from 'vitest/config';

/** The tests beside the three that are mutated by themselves. */
export default defineConfig({
  test: {
    testTimeout: 60_000,
    include: ['shared/{money,permissions}.test.ts', 'functions/kernel/idempotency.test.ts'],
  },
});
