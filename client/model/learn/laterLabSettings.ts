/** What "Open in the Lab" below the later chapters opens: the Lab's address after the #. */
export const LATER_LAB_SETTINGS = {
  loss: 'base=keras-blog&vs=keras-blog;loss:huber&vs=keras-blog;loss:huber;sync.every:200&seeds=1-3',
  limit: 'base=torch-blog&vs=torch-blog;limitCutsBootstrap:off&seeds=1-3',
  double: 'base=torch-blog&vs=torch-blog-double&seeds=1-3',
  pixels: 'base=house-pixels&vs=house-pixels;pixels.ages:0',
  forgetting: 'base=minimal-rl&set=episodeLimit:500;replayCapacity:2500&vs=minimal-rl;episodeLimit:500&seeds=1-3',
} as const;
