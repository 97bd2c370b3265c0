/** ARCHITECTURE.md's table of what may import what, as data. Every folder may import itself. */
export interface Row {
  readonly own: readonly string[]; // folders; 'shared' stands for all below it
  readonly types?: readonly string[]; // folders that only types may come from
  readonly lazy?: readonly string[]; // folders that only types and import() may come from
  readonly packages: readonly string[] | 'any'; // 'node:' stands for all of Node
}

const HASH = '@noble/hashes';

export const TABLE: Readonly<Record<string, Row>> = {
  'shared/sim': { own: [], packages: [] },
  'shared/kernel': { own: [], packages: [] },
  'shared/rigid': { own: ['shared/sim'], packages: ['matter-js'] },
  'shared/policy': { own: ['shared/sim', 'shared/kernel'], packages: [HASH] },
  'shared/learner': {
    own: ['shared/sim', 'shared/kernel', 'shared/policy'],
    types: ['shared/protocol'],
    packages: [HASH],
  },
  'shared/tfjs': {
    own: ['shared/sim', 'shared/kernel', 'shared/policy', 'shared/learner'],
    packages: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'],
  },
  'shared/arena': { own: ['shared/sim', 'shared/policy'], packages: [HASH] },
  'shared/class': { own: ['shared/sim', 'shared/arena', 'shared/boards'], packages: [] },
  'shared/netcode': { own: ['shared/sim', 'shared/arena'], packages: [] },
  'shared/protocol': {
    own: [
      'shared/sim',
      'shared/arena',
      'shared/netcode',
      'shared/rigid',
      'shared/training',
      'shared/boards',
      'shared/class',
    ], // the lists and limits that its parsers check against, and the reader of recipes
    types: ['shared'],
    packages: ['zod'],
  },
  'shared/boards': {
    own: ['shared/sim', 'shared/kernel', 'shared/policy', 'shared/learner', 'shared/training', 'shared/arena'],
    types: ['shared/protocol', 'shared/netcode'],
    packages: [HASH],
  },
  'shared/training': {
    own: ['shared/sim', 'shared/kernel', 'shared/policy', 'shared/learner'],
    types: ['shared/protocol'],
    packages: ['zod'],
  },
  'server/training': { own: ['shared'], packages: [] },
  'server/arena': { own: ['shared'], packages: [] },
  'server/boards': { own: ['shared'], packages: [] },
  'server/class': { own: ['shared', 'server/arena'], packages: [] },
  'server/cluster': {
    own: ['shared'],
    packages: ['ioredis', '@socket.io/redis-adapter', '@socket.io/redis-emitter', 'node:crypto', 'node:v8'],
    types: ['server/arena'],
  },
  'server/jobs': {
    own: ['shared', 'server/training', 'server/boards', 'server/cluster'],
    packages: ['bullmq'],
  },
  'server/workers': {
    own: ['shared', 'server/storage'],
    packages: ['node:worker_threads', 'node:os', 'node:fs', 'node:module', 'node:timers/promises'],
  },
  'server/storage': {
    own: ['shared'],
    types: ['server/training', 'server/arena', 'server/boards'],
    packages: ['node:', 'libsql', 'kysely', 'pg'],
  },
  'server/net': {
    own: ['shared', 'server/training', 'server/arena', 'server/boards', 'server/class'],
    packages: [
      'node:',
      'socket.io',
      'ws',
      'zod',
      'fastify',
      '@fastify/static',
      '@fastify/helmet',
      '@fastify/proxy-addr',
      '@fastify/swagger',
      'fastify-type-provider-zod',
    ],
  },
  'server/cli': { own: ['shared', 'server'], packages: 'any' },
  'server/main': { own: ['shared', 'server'], packages: 'any' },
  'client/net': { own: ['shared'], packages: ['socket.io-client'] },
  'client/model': { own: ['shared'], packages: [] },
  'client/workers': { own: ['shared', 'client/model'], packages: ['idb', '@tensorflow/tfjs-backend-wasm'] }, // of tfjs the addresses of its files alone
  'client/game': {
    own: [
      'client/model',
      'client/net',
      'shared/sim',
      'shared/rigid',
      'shared/arena',
      'shared/netcode',
      'shared/protocol',
    ],
    packages: ['phaser', 'matter-js'],
  },
  'client/offline': { own: [], packages: ['workbox-precaching', 'workbox-routing'] },
  'client/pages': {
    own: ['client/model', 'client/net', 'client/workers', 'shared', 'assets/learn'], // there data alone
    types: ['client/offline'],
    lazy: ['client/game'],
    packages: ['preact', '@preact/signals', 'uplot'],
  },
  'client/main': { own: ['client'], packages: 'any' },
};
