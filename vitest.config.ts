import { defineConfig } from 'vitest/config';

const node = { environment: 'node' as const, testTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closingLine.ts'],
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/server/**', 'test/e2e/**', 'test/slow/**', 'test/cluster/**'],
        },
      },
      { test: { ...node, name: 'integration', include: ['test/server/**/*.test.ts'] } },
      {
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...node,
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      { test: { ...node, name: 'slow', include: ['test/slow/**/*.test.ts'], testTimeout: 1_800_000 } },
    ],
  },
});
