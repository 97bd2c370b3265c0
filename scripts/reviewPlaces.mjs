// What the review sheet shows: each page as it opens, and states that need a hand.
export const SETTLED_MS = 1_200; // charts, fonts, and what the server tells

const inMatch = (page) =>
  page.waitForFunction(() => window.__arena.duel?.phase === 'playing', null, { timeout: 30_000 });

/** Any rival of the list, by its place: in every language. */
async function duel(page, rival) {
  await page.locator('main ol > li').nth(rival).getByRole('button').first().click();
  await inMatch(page);
}

async function fall(page) {
  await page.waitForFunction(
    () => window.__arena.duel?.phase === 'finished' && window.__arena.duel.result !== null,
    null,
    {
      timeout: 60_000,
    },
  );
}

/**
 * @param pages paths of the router
 * @param entries of Learn
 * @param replay what follows /replay and /verify, with its #
 */
export function placesOf(pages, entries, replay) {
  const plain = pages.map((path) => ({ name: path, path }));
  const states = [
    { name: '/play duel', path: '/play', screen: true, act: (page) => duel(page, 4) },
    {
      name: '/play result',
      path: '/play',
      act: async (page) => {
        await duel(page, 4);
        await fall(page);
      },
    },
    {
      name: '/play survival',
      path: '/play',
      act: (page) => page.locator('input[type="radio"][value="survival"]').check(),
    },
    { name: '/replay one', path: `/replay${replay}` },
    { name: '/verify one', path: `/verify${replay}` },
    { name: '/lab changed', path: '/lab#base=house&set=hidden:32;gamma:0.99&seeds=1-3' },
    { name: '/nowhere', path: '/nowhere' },
  ];
  const learn = entries.map((id) => ({ name: `/learn#${id}`, path: `/learn#${id}` }));
  return [...plain, ...states, ...learn];
}
