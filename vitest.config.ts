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
          maxWorkers: '100%',
        },
      },
      {
        test: {
          ...node,
          name: 'integration',
          include: ['test/server/**/*.test.ts'],
          maxWorkers: 2, // they wait more than they compute; more of them would only be in each other's way
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...node,
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...node,
          name: 'slow',
          include: ['test/slow/**/*.test.ts'],
          testTimeout: 1_800_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
