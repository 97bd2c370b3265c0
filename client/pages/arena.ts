/** What all pages share: the one connection, and what it says as signals. */
import { effect, signal } from '@preact/signals';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import { probe } from '../model/probe.ts';
import { type ConnectionState, createConnection } from '../net/connection.ts';
import { browserFaultClock, createLinkFaults } from '../net/linkFaults.ts';
import { page } from './router.ts';

export const connection = createConnection();
const chance = randomStream(Math.floor(performance.timeOrigin), 'faults');
/** What the visitor adds to the own connection's delay, in the net panel. */
export const faults = createLinkFaults(browserFaultClock(() => nextUniform(chance)));
export const connectionState = signal<ConnectionState>(connection.state());
export const playerName = signal<string | null>(null);

connection.watch(() => {
  connectionState.value = connection.state();
  playerName.value = connection.name();
});
effect(() => {
  probe.page = page.value;
  probe.connection = connectionState.value.kind;
});
