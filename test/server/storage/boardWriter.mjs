/**
 * A process that writes to every store at once until it is killed, and says what was acknowledged: a line of kind and number each.
 * What number n comes to in which store is known to boardKills.ts, which looks for it afterwards.
 * Arguments: the built storage worker, the place as JSON, the number to begin with.
 */
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const [, , file, place, begin] = process.argv;
const worker = new Worker(file, { workerData: JSON.parse(place) });
const answers = new Map();
let asked = 0;
worker.on('message', (answer) => answers.get(answer.id)?.(answer));
await new Promise((resolve, reject) => {
  worker.once('message', ({ refused }) => (refused === undefined ? resolve() : reject(new Error(refused))));
});

function ask(store, method, ...given) {
  const id = asked++;
  worker.postMessage({ id, store, method, given });
  return new Promise((resolve, reject) => {
    answers.set(id, ({ value, problem }) => {
      answers.delete(id);
      if (problem === undefined) resolve(value);
      else reject(new Error(problem));
    });
  });
}

const proof = (n) => ({
  kind: 'ratings',
  who: 'player',
  games: [],
  history: [],
  opponents: [{ id: String(n), name: '', wins: n, draws: 0, losses: 0 }],
});
const row = (board, id, n, owner = null) => ({
  ...{ board, division: '1x', id, owner, name: `name ${n}`, by: null, at: n, hidden: false },
  place: String((n * 7_919) % 1_000_003).padStart(7, '0') + String(n).padStart(12, '0'),
  figures: { kind: 'players', ticks: n, runs: 0, abandoned: 0 },
  proof: proof(n),
});
const rating = (id, n) => ({
  ...{
    division: '1x',
    id,
    who: 'agent',
    rating: 1_000 + (n % 997),
    deviation: 50,
    volatility: 0.06,
    ratedAt: n,
    games: n,
  },
  ...{ wins: 0, draws: 0, losses: 0 },
});

/** By kind: what is done for number n. */
const WRITERS = {
  put: (n) => ask('boards', 'put', row('players', `k-${n % 300}`, n)),
  hide: (n) => ask('boards', 'hide', 'players', '1x', `k-${(n * 31) % 300}`, n % 3 === 0),
  async survival(n) {
    const [run, player] = [`run-${n}`, `p-${n % 20}`];
    const begun = {
      run,
      player,
      speed: '1x',
      seed: n,
      status: 'begun',
      startedAt: n,
      endedAt: null,
      ticks: null,
      link: null,
    };
    await ask('survival', 'begin', begun);
    const end = { status: 'finished', endedAt: n, ticks: n, link: 'x'.repeat(200) };
    await ask('survival', 'end', run, end, row('learners', player, n));
  },
  async submission(n) {
    const id = `s-${n}`;
    const known = await ask(
      'submissions',
      'create',
      {
        ...{
          id,
          kind: 'agent',
          owner: `o-${n % 9}`,
          by: null,
          name: id,
          hash: id,
          format: null,
          status: 'queued',
          problem: null,
        },
        ...{
          committedAt: n,
          entropy: null,
          drawnAt: null,
          startedAt: null,
          endedAt: null,
          division: '1x',
          results: null,
          bytes: 9_000,
        },
      },
      new Uint8Array(9_000).fill(n % 251),
    );
    if (known !== null) throw new Error(`${id} is known`);
    await ask('submissions', 'draw', id, `entropy ${n}`, n);
    await ask('submissions', 'progress', id, `[${n}]`);
    if (n % 4 === 0) await ask('submissions', 'refuse', id, n, 'no');
    else
      await ask('submissions', 'admit', id, n, [row('agents', `a-${n % 100}`, n), row('players', `b-${n % 100}`, n)]);
  },
  async game(n) {
    const [first, second] = [`g-${n % 7}`, `g-${7 + (n % 5)}`];
    const game = {
      ...{ game: `game-${n}`, division: '1x', at: n, first, second, firstName: first, secondName: second },
      ...{ winner: ['first', 'second', 'draw'][n % 3], end: 'fall', link: null, ratings: [n, n, n, n] },
    };
    await ask(
      'ratings',
      'record',
      game,
      [rating(first, n), rating(second, n)],
      [row('ratings', second, n), row('ratings', first, n)],
    );
  },
  async player(n) {
    const id = `u-${n % 10}`;
    const player = {
      id,
      name: `name ${n}`,
      nameKey: `key ${n}`,
      recovery: null,
      epoch: n,
      banned: null,
      createdAt: 1,
      seenAt: n,
    };
    await ask('players', 'put', player);
    if (n % 4 === 0) await ask('players', 'forget', id);
    else await ask('boards', 'put', row('learners', id, n, id));
  },
  audit: (n) => ask('audit', 'add', { at: n, by: 'me', action: 'ban', target: String(n), reason: 'x'.repeat(n % 300) }),
};

async function write(kind) {
  for (let n = Number(begin); ; n++) {
    await WRITERS[kind](n);
    writeSync(1, `${kind} ${n}\n`);
  }
}

await Promise.all(Object.keys(WRITERS).map(write));
