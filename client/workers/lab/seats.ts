/** How many runs of a page train at full speed at once: one core stays for the page itself. The others wait in order (LAB3). */

export interface Seats {
  /** @param begin called when it is this one's turn, at once if there is room @returns gives the seat back, or leaves the queue */
  ask(begin: () => void): () => void;
}

export function createSeats(most: number): Seats {
  let taken = 0;
  const queue: (() => void)[] = [];
  const next = (): void => {
    while (taken < most && queue.length > 0) {
      taken++;
      queue.shift()!();
    }
  };
  return {
    ask(begin) {
      let state: 'waiting' | 'seated' | 'gone' = 'waiting';
      const turn = (): void => {
        state = 'seated';
        begin();
      };
      queue.push(turn);
      next();
      return () => {
        if (state === 'gone') return;
        if (state === 'waiting') queue.splice(queue.indexOf(turn), 1);
        else taken--;
        state = 'gone';
        next();
      };
    },
  };
}
