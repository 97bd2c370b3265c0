/** What all pages share: the one connection, and what it says as signals. */
import { effect, signal } from '@preact/signals';
import { probe } from '../model/probe.ts';
import { type ConnectionState, createConnection } from '../net/connection.ts';
import { browserFaultClock, createLinkFaults } from '../net/linkFaults.ts';
import { page } from './router.ts';

export const connection = createConnection();
/** What the visitor adds to the own connection's delay, in the net panel. */
export const faults = createLinkFaults(browserFaultClock(Math.random));
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
