// Server, worker threads and command line: one ES module per entry, dependencies left in node_modules.
import { readdirSync } from 'node:fs';
import { defineConfig } from 'vite';

function entries(folder: string): Record<string, string> {
  const names = readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(
    names.map((name) => [`${folder.replace('./server/', '')}${name.slice(0, -3)}`, `${folder}${name}`]),
  );
}

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: './server/main.ts',
        worker: './server/worker.ts',
        ...entries('./server/workers/'),
        ...entries('./server/cli/'),
        'cli/comparison/runProcess': './server/cli/comparison/runProcess.ts',
        'cli/bench': './test/bench/bench.ts',
        'cli/ablation': './test/bench/ablation.ts',
        'cli/collapse': './test/bench/collapse.ts',
        'cli/bench-agents': './test/bench/benchAgents.ts',
        'cli/bench-load': './test/load/benchLoad.ts',
        'cli/bench-soak': './test/load/benchSoak.ts',
        'cli/bench-watch': './test/load/benchWatch.ts',
        'cli/load-generator': './test/load/loadGenerator.ts',
        'cli/bare-loop': './test/load/bareLoop.ts',
        'cli/bench-net': './test/bench/net/benchNet.ts',
        'cli/bench-class': './test/bench/class/benchClass.ts',
        'cli/bench-boards': './test/bench/boards/benchBoards.ts',
        'cli/bench-pages': './test/bench/pages/benchPages.ts',
        'cli/learn-figures': './test/bench/learn/learnFigures.ts',
        'cli/bench-verify': './test/bench/verifyBench.ts',
        'cli/bench-restart': './test/bench/restartBench.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
