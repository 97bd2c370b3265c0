/** What is taken of whom: strict per session, generous per address, because a class room shares one. */
export const SUBMISSION_LIMITS = {
  waitingPerSession: 3,
  perSessionADay: 20,
  perAddressADay: 300,
  waiting: 50, // of all
  reading: 24, // uploads that come in or wait to be read: 5 MB each
} as const;

/** A task that computes longer is given up: the largest policy takes two minutes on one slow core, a learner's seed less. */
export const TASK_LIMIT_MS = 15 * 60_000;
