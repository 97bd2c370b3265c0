import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one plain line that any log reader understands: `12 passed, 0 failed, 1 skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        counts[test.result().state]++;
        tests++;
      }
      if (tests === 0 && module.state() === 'failed') counts.failed++; // a file that did not even load
    }
    process.stdout.write(
      `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`,
    );
  }
}
